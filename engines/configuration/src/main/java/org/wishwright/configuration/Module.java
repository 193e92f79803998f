package org.wishwright.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;

/**
 * A part of the product in which exactly one option is chosen.
 *
 * @param id unique in its model
 * @param options at least one, in the maker's order, which breaks ties
 * @param scale where the options are the numbers of a measure; null for every other module
 * @param help how to choose or to measure, in a sentence; null where nothing is said
 */
public record Module(
        String id,
        LocalText name,
        List<Option> options,
        @Nullable Scale scale,
        @Nullable LocalText help) {

    public Module {
        options = List.copyOf(options);
    }

    public Module(String id, LocalText name, List<Option> options) {
        this(id, name, options, null);
    }

    public Module(String id, LocalText name, List<Option> options, @Nullable Scale scale) {
        this(id, name, options, scale, null);
    }

    /** A module whose options are the numbers of a scale, which must be without fault. */
    public static Module measure(String id, LocalText name, Scale scale) {
        return new Module(id, name, scale.options(), scale);
    }

    public Module withHelp(@Nullable LocalText words) {
        return new Module(id, name, options, scale, words);
    }
}
