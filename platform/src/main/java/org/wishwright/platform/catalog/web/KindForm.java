package org.wishwright.platform.catalog.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wishwright.configuration.Lettering.Alphabet;
import org.wishwright.configuration.editing.Edit.Choice;
import org.wishwright.configuration.editing.Edit.Span;
import org.wishwright.configuration.editing.Words;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/** What a form says of a part's kind: what stands behind its id in the model text. */
final class KindForm {

    private static final String NUMBERS = "[0-9]{1,6}";

    private final Map<String, String> typed;

    KindForm(Map<String, String> typed) {
        this.typed = typed;
    }

    /** @param word that declares the part, as {@code text} */
    String rest(String word) {
        return switch (word) {
            case "module" -> typed.containsKey("optional") ? "optional" : "";
            case "switch" -> "";
            case "measure", "number" -> new Span(field("unit"), field("from"), field("to"), field("step")).text();
            case "text" -> "length " + count("least") + " to " + count("most") + " of " + characters();
            case "upload" -> typed.containsKey("required") ? "required" : "";
            case "group" -> "pick " + count("least") + " to " + count("most");
            case "part" -> "is model " + Words.word(field("model"));
            default ->
                throw new RefusedException(Refusal.of(
                        "studio.form-unknown",
                        "This form is not one of the studio's. Load the page again.",
                        "field",
                        "kind"));
        };
    }

    private String field(String name) {
        return typed.getOrDefault(name, "").strip();
    }

    private String count(String name) {
        if (!field(name).matches(NUMBERS)) {
            throw new RefusedException(
                    Refusal.of("studio.count-invalid", "Write a whole number here, as in 3.", "field", name));
        }
        return field(name);
    }

    private String characters() {
        var others = field("others").replaceAll("[\\s\\p{Cc}]", "");
        var characters = Stream.concat(
                        Stream.of(Alphabet.values())
                                .map(Alphabet::word)
                                .filter(word -> typed.containsKey("of_" + word)),
                        others.isEmpty() ? Stream.of() : Stream.of('"' + escaped(others) + '"'))
                .collect(Collectors.joining(" "));
        if (characters.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    "studio.characters-missing", "Tick what may be written, letters or digits.", "field", "others"));
        }
        return characters;
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    /** A member of a group, as lines below it. */
    static List<String> member(Choice choice) {
        var lines = new ArrayList<String>();
        lines.add("member " + choice.id());
        choice.names().forEach((language, name) -> lines.add("  name " + language + " " + Words.word(name)));
        if (choice.price() != null) {
            lines.add("  price " + choice.price());
        }
        return lines;
    }
}
