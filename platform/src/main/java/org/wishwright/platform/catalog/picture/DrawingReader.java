package org.wishwright.platform.catalog.picture;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.picture.Drawing.Attribute;
import org.wishwright.platform.catalog.picture.Drawing.Element;

/**
 * Reads a maker's SVG as an attacker might have written it: no document type, no entities, nothing but shapes, paints and
 * references within the file. What is not known to be harmless is refused, never dropped in silence.
 */
final class DrawingReader {

    static final int MOST_ELEMENTS = 5_000;
    static final int MOST_BYTES = 512 * 1024;
    private static final int DEEPEST = 40;
    private static final String SVG = "http://www.w3.org/2000/svg";

    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "defs",
            "linearGradient",
            "radialGradient",
            "stop",
            "clipPath",
            "pattern",
            "use",
            "title",
            "desc");
    private static final Set<String> SILENT = Set.of("title", "desc");
    private static final Set<String> ATTRIBUTES = Set.of(
            ("id d x y x1 y1 x2 y2 cx cy r rx ry fx fy width height points transform fill stroke stroke-width stroke-linecap"
                            + " stroke-linejoin stroke-miterlimit stroke-dasharray stroke-dashoffset stroke-opacity fill-opacity"
                            + " opacity fill-rule clip-rule clip-path gradientUnits gradientTransform spreadMethod patternUnits"
                            + " patternContentUnits patternTransform clipPathUnits offset stop-color stop-opacity viewBox"
                            + " preserveAspectRatio href data-when")
                    .split(" "));
    private static final Set<String> PAINTED = Set.of("fill", "stroke", "stop-color");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9\\s.,#%()+-]*");
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,60}");
    private static final Pattern REFERENCE = Pattern.compile("url\\(#([A-Za-z][A-Za-z0-9_-]{0,60})\\)");
    private static final Set<String> SIZES = Set.of("x", "y", "width", "height");
    private static final Set<String> REFERRING = Set.of("use", "linearGradient", "radialGradient", "pattern");

    private final Model model;
    private final Words words;
    private final References references = new References();
    private int elements;

    DrawingReader(Model model) {
        this.model = model;
        this.words = new Words(model);
    }

    Outcome<Drawing> read(String svg) {
        if (svg.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return refused(1, "a picture has at most " + MOST_BYTES / 1024 + " KB");
        }
        try {
            var reader = factory().createXMLStreamReader(new StringReader(svg));
            try {
                return read(reader);
            } catch (References.Fault fault) {
                return refused(fault.line(), fault.reason());
            } catch (Words.Mistake mistake) {
                return refused(Math.max(1, reader.getLocation().getLineNumber()), mistake.reason());
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNumber();
            return refused(Math.max(1, line), "this is no well-formed XML");
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside the file is read");
        });
        return factory;
    }

    private Outcome<Drawing> read(XMLStreamReader reader) throws XMLStreamException, Words.Mistake, References.Fault {
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (!reader.getLocalName().equals("svg")) {
                    throw new Words.Mistake("a picture is one svg element");
                }
                var root = element(reader, 1);
                if (root.attributes().stream().noneMatch(a -> a.name().equals("viewBox"))) {
                    throw new Words.Mistake("the svg element needs a viewBox");
                }
                references.check();
                while (reader.hasNext()) {
                    harmless(reader.next());
                }
                return Outcome.accepted(new Drawing(root, model, words.spoken()));
            }
            harmless(event);
        }
        throw new Words.Mistake("the file is empty");
    }

    private Element element(XMLStreamReader reader, int depth) throws XMLStreamException, Words.Mistake {
        var name = known(reader, depth);
        @Nullable Condition when = null;
        var attributes = new ArrayList<Attribute>();
        references.begin(reader.getLocation().getLineNumber());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var attribute = attributeName(reader, i);
            var value = reader.getAttributeValue(i);
            if (depth == 1 && SIZES.contains(attribute)) {
                continue; // the page decides how large it is
            }
            if (attribute.equals("data-when")) {
                when = Condition.of(value, words);
                references.when(when);
            } else {
                attributes.add(attribute(name, attribute, value));
            }
        }
        var children = new ArrayList<Element>();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                var child = element(reader, depth + 1);
                if (!SILENT.contains(child.name())) {
                    children.add(child);
                }
            } else if (!SILENT.contains(name) || !isText(event)) {
                harmless(event);
                if (isText(event) && !reader.getText().isBlank()) {
                    throw new Words.Mistake("text is not drawn; turn it into paths");
                }
            }
        }
        references.end();
        return new Element(name, when, List.copyOf(attributes), List.copyOf(children));
    }

    private String known(XMLStreamReader reader, int depth) throws Words.Mistake {
        var name = reader.getLocalName();
        boolean ours =
                reader.getNamespaceURI() == null || reader.getNamespaceURI().equals(SVG);
        if (!ours || !ELEMENTS.contains(name)) {
            throw new Words.Mistake("the element '" + shortened(name) + "' is not allowed in a picture");
        }
        if (++elements > MOST_ELEMENTS) {
            throw new Words.Mistake("a picture has at most " + MOST_ELEMENTS + " elements");
        }
        if (depth > DEEPEST) {
            throw new Words.Mistake("the elements are nested deeper than " + DEEPEST);
        }
        return name;
    }

    private static String attributeName(XMLStreamReader reader, int i) throws Words.Mistake {
        var name = reader.getAttributeLocalName(i);
        boolean plain = reader.getAttributeNamespace(i) == null
                || reader.getAttributeNamespace(i).isEmpty();
        if (!plain || !ATTRIBUTES.contains(name)) {
            throw new Words.Mistake("the attribute '" + shortened(name) + "' is not allowed in a picture");
        }
        return name;
    }

    private Attribute attribute(String element, String name, String value) throws Words.Mistake {
        if (PAINTED.contains(name) && Paint.looksLike(value)) {
            return new Attribute.Painted(name, Paint.of(value, words));
        }
        if (name.equals("id")) {
            var id = id(value);
            references.declare(id);
            return new Attribute.Id(name, "", id, "");
        }
        if (name.equals("href")) {
            return href(element, value);
        }
        if (REFERENCE.matcher(value).matches()) {
            var id = value.substring(5, value.length() - 1);
            references.use(id);
            return new Attribute.Id(name, "url(#", id, ")");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new Words.Mistake("the value of '" + name + "' holds characters that a picture does not need");
        }
        var lower = value.toLowerCase(Locale.ROOT);
        if (lower.contains("url") || lower.contains("script") || lower.contains("data")) {
            throw new Words.Mistake("the value of '" + name + "' leads out of the file");
        }
        return new Attribute.Plain(name, value);
    }

    private Attribute href(String element, String value) throws Words.Mistake {
        if (!REFERRING.contains(element) || !value.startsWith("#")) {
            throw new Words.Mistake("'href' leads to an id of the same file, as #board does, and nowhere else");
        }
        var id = id(value.substring(1));
        references.use(id);
        return new Attribute.Id("href", "#", id, "");
    }

    private static String id(String text) throws Words.Mistake {
        if (!ID.matcher(text).matches()) {
            throw new Words.Mistake("'" + shortened(text) + "' is no id");
        }
        return text;
    }

    private static boolean isText(int event) {
        return event == XMLStreamConstants.CHARACTERS
                || event == XMLStreamConstants.CDATA
                || event == XMLStreamConstants.SPACE;
    }

    private static void harmless(int event) throws Words.Mistake {
        boolean harmless = isText(event)
                || event == XMLStreamConstants.COMMENT
                || event == XMLStreamConstants.START_DOCUMENT
                || event == XMLStreamConstants.END_DOCUMENT;
        if (!harmless) {
            throw new Words.Mistake(
                    "document types, entities and processing instructions are not allowed in a picture");
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static Outcome<Drawing> refused(int line, String reason) {
        return Outcome.refused(Refusal.of(
                "model.picture-invalid",
                "The picture was not taken, because of line {line}: {reason}.",
                "field",
                "picture",
                "line",
                line,
                "reason",
                reason));
    }
}
