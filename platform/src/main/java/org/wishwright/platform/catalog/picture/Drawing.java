package org.wishwright.platform.catalog.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.kernel.Outcome;

/**
 * One picture of a product, read once and drawn for any choices. Immutable; drawing is a walk over a tree of at most
 * {@link DrawingReader#MOST_ELEMENTS} elements.
 */
public final class Drawing {

    private final Element root;
    private final Set<String> modules;
    private final Map<String, Map<String, String>> colours = new HashMap<>();

    Drawing(Element root, Model model, Set<String> modules) {
        this.root = root;
        this.modules = modules;
        for (var module : model.modules()) {
            for (var option : module.options()) {
                if (option.colour() != null) {
                    colours.computeIfAbsent(module.id(), id -> new HashMap<>()).put(option.id(), option.colour());
                }
            }
        }
    }

    /** Refused as {@code catalog.picture-invalid} with line and reason; then the file is no picture that we would draw. */
    public static Outcome<Drawing> read(String svg, Model model) {
        return new DrawingReader(model).read(svg);
    }

    /** The modules on whose choices it depends. */
    public Set<String> modules() {
        return modules;
    }

    /** An element with what it is drawn by. */
    record Element(String name, @Nullable Condition when, List<Attribute> attributes, List<Element> children) {}

    /** One attribute; a paint is resolved, and ids and references get the picture's own prefix. */
    sealed interface Attribute {
        String name();

        /** @param value holds nothing that XML would need escaped */
        record Plain(String name, String value) implements Attribute {}

        record Painted(String name, Paint paint) implements Attribute {}

        record Id(String name, String before, String id, String after) implements Attribute {}
    }

    /**
     * The picture of these choices as an {@code svg} element.
     *
     * @param choices a whole configuration; what depends on a module that is missing is not drawn
     * @param title read out to those who do not see it
     * @param prefix put before every id, so that several pictures fit into one page; letters and digits
     */
    public String svg(Map<String, String> choices, String title, String prefix) {
        var out = new StringBuilder(16_000);
        Colours chosen = module ->
                Optional.ofNullable(colours.getOrDefault(module, Map.of()).get(choices.getOrDefault(module, "")));
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\"");
        attributes(root, chosen, prefix, out);
        out.append("><title>").append(escaped(title)).append("</title>");
        for (var child : root.children()) {
            element(child, choices, chosen, prefix, out);
        }
        return out.append("</svg>").toString();
    }

    private static void element(
            Element element, Map<String, String> choices, Colours colours, String prefix, StringBuilder out) {
        if (element.when() != null && !element.when().holds(choices)) {
            return;
        }
        out.append('<').append(element.name());
        attributes(element, colours, prefix, out);
        if (element.children().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (var child : element.children()) {
            element(child, choices, colours, prefix, out);
        }
        out.append("</").append(element.name()).append('>');
    }

    private static void attributes(Element element, Colours colours, String prefix, StringBuilder out) {
        for (var attribute : element.attributes()) {
            out.append(' ').append(attribute.name()).append("=\"");
            switch (attribute) {
                case Attribute.Plain plain -> out.append(plain.value());
                case Attribute.Painted painted -> out.append(painted.paint().of(colours));
                case Attribute.Id id ->
                    out.append(id.before()).append(prefix).append(id.id()).append(id.after());
            }
            out.append('"');
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
