package org.wishwright.platform.catalog.scene;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part, or a group of them that is placed, repeated and left out together. */
sealed interface Item {

    Setting setting();

    record Group(Setting setting, List<Item> items) implements Item {
        public Group {
            items = List.copyOf(items);
        }
    }

    /**
     * @param fields the lines of each field of the kind
     * @param material empty for a kind without one
     * @param text what is engraved, or the name of the file; null for the other kinds
     */
    record Part(
            Setting setting,
            Kind kind,
            Map<String, List<List<Expression>>> fields,
            String material,
            @Nullable Lettering text)
            implements Item {}

    /**
     * What is engraved.
     *
     * @param module whose choice is written or shown; empty where the words are fixed
     */
    record Lettering(String module, String words) {}

    /**
     * Where a part stands and when.
     *
     * @param chooses the module that a press on it is about; empty where it does not say
     * @param at three lengths, turn three degrees about x, y and z, stretch three factors
     */
    record Setting(
            int line,
            @Nullable Guard when,
            String chooses,
            List<Expression> at,
            List<Expression> turn,
            List<Expression> stretch,
            @Nullable Repeat repeat) {}

    /**
     * How often.
     *
     * @param index the name that counts from 0 in the lines of the part
     * @param step by how much each stands further than the one before
     * @param around {@code x}, {@code y} or {@code z}: the axis about which each is turned further
     */
    record Repeat(Expression count, String index, List<Expression> step, String around, Expression angle) {}
}
