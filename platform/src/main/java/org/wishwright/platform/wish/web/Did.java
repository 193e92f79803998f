package org.wishwright.platform.wish.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.catalog.PublishedVersion;

/**
 * What the last step changed besides what was asked for.
 *
 * @param word one of {@link Stepping#DONE}
 * @param module where the option was chosen; empty where the product was completed
 * @param moves the first of what changed
 * @param more how many are not listed
 */
public record Did(String word, String module, List<Moved> moves, int more) {

    private static final int MOST = 12;
    /** Steps at which one option was chosen. */
    private static final List<String> OF_ONE = List.of("repair", "take", "back");

    /**
     * @param from null where nothing was chosen before
     * @param to null where it was let go of
     */
    public record Moved(
            LocalText module,
            @Nullable LocalText from,
            @Nullable LocalText to) {}

    /** @return null where the address tells of no such step */
    static @Nullable Did of(PublishedVersion version, ConfiguratorAddress address) {
        var choices = address.choices();
        if (address.did().isEmpty() || address.past().isEmpty(choices)) {
            return null;
        }
        var last = choices.isEmpty() ? "" : List.copyOf(choices.keySet()).getLast();
        var before = address.past().last(choices);
        var moves = before == null ? Map.of(last, "") : new LinkedHashMap<>(before);
        boolean completed = !OF_ONE.contains(address.did());
        var moved = new ArrayList<Moved>();
        moves.forEach((module, from) -> {
            if (completed || !module.equals(last)) {
                moved.add(moved(version, module, from, choices.get(module)));
            }
        });
        int listed = Math.min(moved.size(), MOST);
        return new Did(address.did(), completed ? "" : last, moved.subList(0, listed), moved.size() - listed);
    }

    private static Moved moved(PublishedVersion version, String module, String from, @Nullable String to) {
        return new Moved(
                Named.module(version, module),
                from.isEmpty() ? null : Named.choice(version, module, from),
                to == null ? null : Named.choice(version, module, to));
    }
}
