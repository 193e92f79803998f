package org.wishwright.configuration.editing;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** How a consumer's page offers a module; presentation, no part of what the product means. */
public enum Widget {
    /** One below the other. */
    LIST,
    /** Patches of colour. */
    SWATCH,
    /** Large tiles with a picture or colour. */
    TILE,
    /** A number drawn along a scale. */
    SLIDER,
    /** A number with less and more. */
    STEPPER,
    /** One of a sheet of body measures. */
    SHEET,
    /** A short text. */
    TEXT,
    /** A part of the 3D picture that is pressed. */
    PART;

    /** As it is written in the note {@code #: widget swatch}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Widget> of(String word) {
        return Stream.of(values()).filter(w -> w.word().equals(word)).findFirst();
    }

    /** The widget of each module of a model's text that names one. */
    public static Map<String, Widget> in(String text) {
        var widgets = new LinkedHashMap<String, Widget>();
        if (!text.contains(Sheet.NOTE)) {
            return widgets;
        }
        var sheet = Sheet.of(text);
        for (var module : sheet.blocks(Place.Kind.MODULE)) {
            for (int line : sheet.own(module, Set.of(Sheet.NOTE))) {
                var words = Words.of(sheet.lines().get(line));
                if (words.size() == 3 && words.get(1).equals("widget")) {
                    of(words.get(2)).ifPresent(w -> widgets.put(module.place().id(), w));
                }
            }
        }
        return widgets;
    }
}
