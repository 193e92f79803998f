package org.wishwright.configuration.format;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.format.XcspFile.Constraint;
import org.wishwright.configuration.format.XcspFile.Named;
import org.wishwright.configuration.format.XcspFile.Semantics;

/** Reads one XCSP 2.1 file of extensional relations. No DTD, no entity beyond XML's own five, everything bounded. */
final class XcspParser {

    static final int MOST_BYTES = 64 << 20;
    static final int MOST_VARIABLES = 10_000;
    static final int MOST_NUMBERS = 20_000_000;
    private static final int LONGEST_DOMAIN = 10_000;

    private final XMLStreamReader xml;
    private final XcspFile file = new XcspFile();
    private final StringBuilder text = new StringBuilder();
    private int numbersLeft = MOST_NUMBERS;

    private XcspParser(XMLStreamReader xml) {
        this.xml = xml;
    }

    static XcspFile parse(byte[] bytes) throws XcspProblem {
        if (bytes.length > MOST_BYTES) {
            throw new XcspProblem("too-large", 0, "it has more than " + (MOST_BYTES >> 20) + " MB.");
        }
        try {
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            var parser = new XcspParser(factory.createXMLStreamReader(new ByteArrayInputStream(bytes)));
            parser.document();
            return parser.file;
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
            throw new XcspProblem("malformed", line, "it is not well-formed XML: " + firstLine(e) + ".");
        } catch (MissingResourceException e) { // the JDK lacks the words for some faults of a document type
            throw new XcspProblem("dtd", 0, "it holds a document type, which is not read.");
        }
    }

    private static String firstLine(XMLStreamException e) {
        var message = String.valueOf(e.getMessage());
        var last = message.substring(message.lastIndexOf("Message:") + 1).strip();
        return last.lines().findFirst().orElse("unreadable").replaceFirst("^essage: ", "");
    }

    private void document() throws XMLStreamException, XcspProblem {
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                    throw problem(
                            "dtd", "it has a document type, through which entities could be smuggled in; remove it.");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw problem("dtd", "it refers to an entity, which a model never needs; remove it.");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (depth++ == 0 && !xml.getLocalName().equals("instance")) {
                        throw problem("malformed", "an XCSP file is one <instance>, not <" + xml.getLocalName() + ">.");
                    }
                    if (element()) {
                        depth--;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> depth--;
                default -> {}
            }
        }
    }

    /** Whether the element was read up to its end. */
    private boolean element() throws XMLStreamException, XcspProblem {
        switch (xml.getLocalName()) {
            case "instance", "domains", "variables", "relations" -> {}
            case "presentation" -> presentation();
            case "constraints" -> constraints();
            case "domain" -> {
                domain();
                return true;
            }
            case "variable" -> variable();
            case "relation" -> {
                relation();
                return true;
            }
            case "constraint" -> constraint();
            default ->
                throw problem(
                        "unsupported", "<" + xml.getLocalName() + "> is not read; only extensional relations are.");
        }
        return false;
    }

    private void presentation() throws XcspProblem {
        var format = xml.getAttributeValue(null, "format");
        if (format != null && !format.strip().toUpperCase(Locale.ROOT).startsWith("XCSP 2")) {
            throw problem("unsupported", "its format is '" + format + "'; only XCSP 2.x is read.");
        }
    }

    private void constraints() throws XcspProblem {
        file.maximalCost = cost("maximalCost", Long.MAX_VALUE);
        file.initialCost = cost("initialCost", 0);
    }

    private void domain() throws XMLStreamException, XcspProblem {
        var name = required("name");
        int line = line();
        var declared = xml.getAttributeValue(null, "nbValues");
        content();
        var values = new XcspNumbers(text, line, Math.min(numbersLeft, LONGEST_DOMAIN)).domain();
        numbersLeft -= values.length;
        if (Arrays.stream(values).distinct().count() != values.length) {
            throw new XcspProblem("duplicate-name", line, "the domain '" + name + "' has a value twice.");
        }
        declared(declared, values.length, "nbValues", line);
        unique(file.domains, name, values, "domain", line);
    }

    private void variable() throws XcspProblem {
        if (file.variables.size() >= MOST_VARIABLES) {
            throw problem("too-large", "there are more than " + MOST_VARIABLES + " variables.");
        }
        unique(file.variables, required("name"), new Named(required("domain"), line()), "variable", line());
    }

    private void relation() throws XMLStreamException, XcspProblem {
        var name = required("name");
        int line = line();
        int arity = arity(required("arity"));
        var declared = xml.getAttributeValue(null, "nbTuples");
        var semantics = semantics(required("semantics"));
        long defaultCost = cost("defaultCost", 0);
        content();
        var relation = new XcspNumbers(text, line, numbersLeft).relation(arity, semantics, defaultCost, Long.MAX_VALUE);
        numbersLeft -= relation.cells().length;
        declared(declared, relation.rows(), "nbTuples", line);
        unique(file.relations, name, relation, "relation", line);
    }

    private void constraint() throws XcspProblem {
        var scope = List.of(required("scope").strip().split("\\s+"));
        var constraint = new Constraint(required("reference").strip(), scope, line());
        unique(file.constraints, required("name"), constraint, "constraint", line());
    }

    private int arity(String token) throws XcspProblem {
        try {
            int arity = Integer.parseInt(token.strip());
            if (arity >= 1 && arity <= 100) {
                return arity;
            }
        } catch (NumberFormatException e) {
            throw problem("bad-number", "the arity '" + token + "' is not a number.");
        }
        throw problem("bad-number", "the arity must be 1 to 100, not " + token + ".");
    }

    private Semantics semantics(String token) throws XcspProblem {
        return switch (token) {
            case "supports" -> Semantics.SUPPORTS;
            case "conflicts" -> Semantics.CONFLICTS;
            case "soft" -> Semantics.SOFT;
            default ->
                throw problem("unsupported", "the semantics '" + token + "' is not supports, conflicts or soft.");
        };
    }

    private long cost(String attribute, long otherwise) throws XcspProblem {
        var token = xml.getAttributeValue(null, attribute);
        return token == null ? otherwise : XcspNumbers.cost(token.strip(), Long.MAX_VALUE, line());
    }

    private static void declared(@Nullable String declared, int found, String attribute, int line) throws XcspProblem {
        if (declared != null && !declared.strip().equals(String.valueOf(found))) {
            throw new XcspProblem(
                    "bad-count", line, attribute + " says " + declared + ", but there are " + found + ".");
        }
    }

    private void content() throws XMLStreamException, XcspProblem {
        text.setLength(0);
        int event = xml.next();
        while (event != XMLStreamConstants.END_ELEMENT) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                case XMLStreamConstants.COMMENT -> {}
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw problem("dtd", "it refers to an entity, which a model never needs; remove it.");
                default -> throw problem("malformed", "only numbers may stand here.");
            }
            event = xml.next();
        }
    }

    private String required(String attribute) throws XcspProblem {
        var value = xml.getAttributeValue(null, attribute);
        if (value == null || value.isBlank()) {
            throw problem("malformed", "<" + xml.getLocalName() + "> needs the attribute " + attribute + ".");
        }
        return value;
    }

    private <T> void unique(Map<String, T> map, String name, T value, String what, int line) throws XcspProblem {
        if (map.putIfAbsent(name, value) != null) {
            throw new XcspProblem("duplicate-name", line, "the " + what + " '" + name + "' is there twice.");
        }
    }

    private int line() {
        return Math.max(1, xml.getLocation().getLineNumber());
    }

    private XcspProblem problem(String code, String reason) {
        return new XcspProblem(code, line(), reason);
    }
}
