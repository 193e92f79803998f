package org.wishwright.configuration.format.featureide;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.format.featureide.FeatureIdeReader.FeatureIdeProblem;
import org.wishwright.configuration.format.uvl.UvlFile;
import org.wishwright.configuration.format.uvl.UvlFile.Constraint;
import org.wishwright.configuration.format.uvl.UvlFile.Feature;
import org.wishwright.configuration.format.uvl.UvlFile.Group;
import org.wishwright.configuration.format.uvl.UvlFile.GroupKind;
import org.wishwright.configuration.format.uvl.UvlTerm;
import org.wishwright.configuration.format.uvl.UvlTerm.Reference;

/** Reads the elements of a FeatureIDE file into a tree of features. */
final class FeatureIdeXml {

    /** The reader of XML itself takes 100. */
    private static final int DEEPEST_TREE = 80;

    private static final int DEEPEST_RULE = 80;
    private static final int MOST_FEATURES = 200_000;
    private static final int MOST_IN_ATMOST = 500;
    private static final Set<String> TREE = Set.of("and", "or", "alt", "feature");
    private static final Set<String> PASSED_OVER = Set.of(
            "properties",
            "calculations",
            "comments",
            "featureOrder",
            "description",
            "graphics",
            "tags",
            "attribute",
            "images");

    private final XMLStreamReader xml;
    private final Set<String> names = new HashSet<>();
    private final List<Constraint> constraints = new ArrayList<>();
    private @Nullable Feature root;
    private String description = "";

    private FeatureIdeXml(XMLStreamReader xml) {
        this.xml = xml;
    }

    static UvlFile read(byte[] bytes) throws FeatureIdeProblem {
        if (bytes.length > FeatureIdeReader.MOST_BYTES) {
            throw new FeatureIdeProblem(0, "it has more than " + (FeatureIdeReader.MOST_BYTES >> 20) + " MB.");
        }
        try {
            var factory = XMLInputFactory.newDefaultFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return new FeatureIdeXml(factory.createXMLStreamReader(new ByteArrayInputStream(bytes))).document();
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : Math.max(0, e.getLocation().getLineNumber());
            throw new FeatureIdeProblem(line, "it is not well-formed XML, or nested too deeply.");
        } catch (MissingResourceException e) { // the JDK lacks the words for some faults of a document type
            throw new FeatureIdeProblem(0, "it holds a document type, which is not read.");
        }
    }

    private int line() {
        return xml.getLocation().getLineNumber();
    }

    private FeatureIdeProblem problem(String reason) {
        return new FeatureIdeProblem(line(), reason);
    }

    private UvlFile document() throws XMLStreamException, FeatureIdeProblem {
        if (!nextElement() || !xml.getLocalName().equals("featureModel")) {
            throw problem("a FeatureIDE file is one <featureModel>.");
        }
        while (nextElement()) {
            switch (xml.getLocalName()) {
                case "struct" -> struct();
                case "constraints" -> constraints();
                default -> passOver();
            }
        }
        if (root == null) {
            throw problem("there is no <struct> with features.");
        }
        for (var constraint : constraints) {
            known(constraint.term(), constraint.line());
        }
        return new UvlFile("", new LinkedHashMap<>(), List.of(), root, constraints);
    }

    private void known(UvlTerm term, int line) throws FeatureIdeProblem {
        if (term instanceof Reference reference && !names.contains(reference.dotted())) {
            throw new FeatureIdeProblem(
                    line, "a rule speaks of '" + shortened(reference.dotted()) + "', which is no feature.");
        }
        for (var inner : term.inside()) {
            known(inner, line);
        }
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    /** To the next element that begins within the present one; false at its end. */
    private boolean nextElement() throws XMLStreamException, FeatureIdeProblem {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw problem("it has a document type or an entity, which a model never needs; remove it.");
                case XMLStreamConstants.START_ELEMENT -> {
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return false;
                }
                default -> {}
            }
        }
        return false;
    }

    private void passOver() throws XMLStreamException, FeatureIdeProblem {
        if (!PASSED_OVER.contains(xml.getLocalName())) {
            throw problem("the element <" + shortened(xml.getLocalName()) + "> is not known.");
        }
        int open = 1;
        while (open > 0) {
            open += nextElement() ? 1 : -1;
        }
    }

    private void struct() throws XMLStreamException, FeatureIdeProblem {
        while (nextElement()) {
            if (!TREE.contains(xml.getLocalName())) {
                passOver();
            } else if (root != null) {
                throw problem("there is a second root feature.");
            } else {
                root = feature(1);
            }
        }
    }

    private Feature feature(int depth) throws XMLStreamException, FeatureIdeProblem {
        var kind = xml.getLocalName();
        int line = line();
        var name = xml.getAttributeValue(null, "name");
        if (name == null || name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw problem("a feature has no name.");
        }
        if (!names.add(name)) {
            throw problem("the feature '" + shortened(name) + "' is there twice.");
        }
        if (depth > DEEPEST_TREE || names.size() > MOST_FEATURES) {
            throw problem(
                    "there are more than " + MOST_FEATURES + " features, or more than " + DEEPEST_TREE + " levels.");
        }
        var mandatory = new ArrayList<Feature>();
        var others = new ArrayList<Feature>();
        while (nextElement()) {
            if (!TREE.contains(xml.getLocalName())) {
                passOver();
                continue;
            }
            if (kind.equals("feature")) {
                throw problem("a <feature> holds no others; it is an <and>, <or> or <alt>.");
            }
            boolean must = kind.equals("and") && "true".equals(xml.getAttributeValue(null, "mandatory"));
            (must ? mandatory : others).add(feature(depth + 1));
        }
        return new Feature(
                new Reference(List.of(name), line),
                null,
                null,
                new LinkedHashMap<>(),
                List.of(),
                groups(kind, mandatory, others, line));
    }

    private static List<Group> groups(String kind, List<Feature> mandatory, List<Feature> others, int line) {
        var groups = new ArrayList<Group>();
        if (!mandatory.isEmpty()) {
            groups.add(new Group(GroupKind.MANDATORY, null, mandatory, line));
        }
        if (!others.isEmpty()) {
            var of = Map.of("or", GroupKind.OR, "alt", GroupKind.ALTERNATIVE);
            groups.add(new Group(of.getOrDefault(kind, GroupKind.OPTIONAL), null, others, line));
        }
        return groups;
    }

    private void constraints() throws XMLStreamException, FeatureIdeProblem {
        while (nextElement()) {
            if (!xml.getLocalName().equals("rule")) {
                passOver();
                continue;
            }
            int line = line();
            description = "";
            var terms = terms(1);
            if (terms.size() != 1) {
                throw new FeatureIdeProblem(line, "a rule holds one formula, and this one " + terms.size() + ".");
            }
            var text = description.isEmpty() ? "" : description;
            constraints.add(new Constraint(terms.getFirst(), text, line));
        }
    }

    /** The formulas within the present element, up to its end. */
    private List<UvlTerm> terms(int depth) throws XMLStreamException, FeatureIdeProblem {
        if (depth > DEEPEST_RULE) {
            throw problem("a rule is nested deeper than " + DEEPEST_RULE + " levels.");
        }
        var terms = new ArrayList<UvlTerm>();
        while (nextElement()) {
            if (xml.getLocalName().equals("description")) {
                var text = xml.getElementText().strip().replaceAll("\\s+", " ");
                description = text.length() > 200 ? text.substring(0, 200) + "…" : text;
            } else if (PASSED_OVER.contains(xml.getLocalName())) {
                passOver();
            } else {
                terms.add(term(depth));
            }
        }
        return terms;
    }

    private UvlTerm term(int depth) throws XMLStreamException, FeatureIdeProblem {
        var kind = xml.getLocalName();
        int line = line();
        if (kind.equals("var")) {
            return new Reference(List.of(xml.getElementText().strip()), line);
        }
        var parts = terms(depth + 1);
        return switch (kind) {
            case "not" -> new UvlTerm.Not(exactly(1, parts, kind, line).getFirst());
            case "conj" -> new UvlTerm.And(some(parts, kind, line));
            case "disj", "atleast1" -> new UvlTerm.Or(some(parts, kind, line));
            case "imp" -> new UvlTerm.Implies(exactly(2, parts, kind, line).getFirst(), parts.getLast());
            case "eq" -> new UvlTerm.Iff(exactly(2, parts, kind, line).getFirst(), parts.getLast());
            case "atmost1" -> atMostOne(some(parts, kind, line), line);
            default ->
                throw new FeatureIdeProblem(line, "the element <" + shortened(kind) + "> is not known in a rule.");
        };
    }

    private static List<UvlTerm> some(List<UvlTerm> parts, String kind, int line) throws FeatureIdeProblem {
        if (parts.isEmpty()) {
            throw new FeatureIdeProblem(line, "<" + kind + "> holds nothing.");
        }
        return parts;
    }

    private static List<UvlTerm> exactly(int number, List<UvlTerm> parts, String kind, int line)
            throws FeatureIdeProblem {
        if (parts.size() != number) {
            throw new FeatureIdeProblem(
                    line, "<" + kind + "> holds " + number + " formulas, and here " + parts.size() + ".");
        }
        return parts;
    }

    private static UvlTerm atMostOne(List<UvlTerm> parts, int line) throws FeatureIdeProblem {
        if (parts.size() > MOST_IN_ATMOST) {
            throw new FeatureIdeProblem(line, "<atmost1> holds more than " + MOST_IN_ATMOST + " formulas.");
        }
        var pairs = new ArrayList<UvlTerm>();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = i + 1; j < parts.size(); j++) {
                pairs.add(new UvlTerm.Not(new UvlTerm.And(List.of(parts.get(i), parts.get(j)))));
            }
        }
        return new UvlTerm.And(pairs);
    }
}
