package org.wishwright.configuration.format.uvl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.format.uvl.UvlFile.Cardinality;
import org.wishwright.configuration.format.uvl.UvlFile.Constraint;
import org.wishwright.configuration.format.uvl.UvlFile.Feature;
import org.wishwright.configuration.format.uvl.UvlFile.Group;
import org.wishwright.configuration.format.uvl.UvlFile.GroupKind;
import org.wishwright.configuration.format.uvl.UvlFile.Import;
import org.wishwright.configuration.format.uvl.UvlFile.Type;
import org.wishwright.configuration.format.uvl.UvlFile.Value;
import org.wishwright.configuration.format.uvl.UvlToken.Kind;

/** Reads the grammar of UVL: sections, the tree of features, attributes. */
final class UvlParser {

    private static final int DEEPEST_TREE = 400;
    private static final int DEEPEST_ATTRIBUTE = 30;
    private static final int MOST_FEATURES = 200_000;
    private static final Map<String, Type> TYPES =
            Map.of("Boolean", Type.BOOLEAN, "Integer", Type.INTEGER, "Real", Type.REAL, "String", Type.STRING);
    private static final Map<String, GroupKind> GROUPS = Map.of(
            "or", GroupKind.OR,
            "alternative", GroupKind.ALTERNATIVE,
            "optional", GroupKind.OPTIONAL,
            "mandatory", GroupKind.MANDATORY);
    private static final Set<String> RESERVED = Set.of(
            "or", "alternative", "optional", "mandatory", "features", "constraints", "imports", "namespace", "include");

    private final UvlWords words;
    private final UvlConstraints formulas;
    private int depth;
    private int features;

    private UvlParser(List<UvlToken> tokens) {
        this.words = new UvlWords(tokens);
        this.formulas = new UvlConstraints(words);
    }

    static UvlFile parse(String text) throws UvlProblem {
        return new UvlParser(UvlLexer.read(text)).file();
    }

    private UvlFile file() throws UvlProblem {
        var namespace = words.acceptName("namespace")
                ? ended(words.reference("the name of the namespace")).dotted()
                : "";
        var levels = words.acceptName("include") ? levels() : new LinkedHashMap<String, Integer>();
        var imports = words.acceptName("imports") ? imports() : List.<Import>of();
        Feature root = null;
        if (words.acceptName("features")) {
            root = root();
        }
        var constraints = words.acceptName("constraints") ? constraints() : List.<Constraint>of();
        words.expect(Kind.END, "a section (namespace, include, imports, features, constraints, in this order)");
        if (root == null && imports.isEmpty() && constraints.isEmpty()) {
            throw UvlProblem.invalid(0, "there is no section 'features'.");
        }
        var file = new UvlFile(namespace, levels, imports, root, constraints);
        UvlLevels.check(file);
        return file;
    }

    private <T> T ended(T value) throws UvlProblem {
        words.expect(Kind.NEWLINE, "the end of the line");
        return value;
    }

    /** Whether lines of the section follow. */
    private boolean opened() throws UvlProblem {
        words.expect(Kind.NEWLINE, "the end of the line");
        return words.accept(Kind.INDENT);
    }

    private SequencedMap<String, Integer> levels() throws UvlProblem {
        var levels = new LinkedHashMap<String, Integer>();
        if (opened()) {
            while (!words.accept(Kind.DEDENT)) {
                int line = words.next().line();
                levels.put(ended(level()), line);
            }
        }
        return levels;
    }

    /** Minor levels hold hyphens, as in {@code Arithmetic.feature-cardinality}. */
    private String level() throws UvlProblem {
        int line = words.next().line();
        int from = words.position();
        while (words.next().kind() != Kind.NEWLINE && words.next().kind() != Kind.END) {
            words.take();
        }
        var level = words.since(from).replace(" ", "");
        if (!UvlLevels.isKnown(level)) {
            throw UvlProblem.invalid(
                    line, "'" + level + "' is no language level; there are " + UvlLevels.known() + ".");
        }
        return level;
    }

    private List<Import> imports() throws UvlProblem {
        var imports = new ArrayList<Import>();
        if (opened()) {
            while (!words.accept(Kind.DEDENT)) {
                var path = words.reference("the name of a file");
                var alias = words.acceptName("as") ? words.reference("the name to call it by") : path;
                imports.add(ended(new Import(path.names(), alias.names(), path.line())));
            }
        }
        return imports;
    }

    private @Nullable Feature root() throws UvlProblem {
        if (!opened()) {
            return null;
        }
        var root = feature();
        if (!words.accept(Kind.DEDENT)) {
            var next = words.next();
            throw UvlProblem.invalid(
                    next.line(),
                    GROUPS.containsKey(next.text())
                            ? "the group '" + next.text() + "' must be indented deeper than the feature it belongs to."
                            : "there is a second root feature, " + next.shown() + "; indent it below the first.");
        }
        return root;
    }

    private Feature feature() throws UvlProblem {
        if (++features > MOST_FEATURES) {
            throw UvlProblem.invalid(words.next().line(), "there are more than " + MOST_FEATURES + " features.");
        }
        if (++depth > DEEPEST_TREE) {
            throw UvlProblem.invalid(
                    words.next().line(), "the features are nested deeper than " + DEEPEST_TREE + " levels.");
        }
        var type = words.next().kind() == Kind.NAME && startsName(words.afterNext())
                ? TYPES.get(words.next().text())
                : null;
        if (type != null) {
            words.take();
        }
        var name = featureName();
        var cardinality = words.acceptName("cardinality") ? cardinality() : null;
        var constraints = new ArrayList<Constraint>();
        var attributes = words.next().isSymbol("{") ? attributes(constraints, 0) : new LinkedHashMap<String, Value>();
        words.expect(Kind.NEWLINE, "the end of the line, 'cardinality' or attributes in braces");
        var groups = new ArrayList<Group>();
        if (words.accept(Kind.INDENT)) {
            while (!words.accept(Kind.DEDENT)) {
                groups.add(group());
            }
        }
        depth--;
        return new Feature(name, type, cardinality, attributes, constraints, groups);
    }

    private static boolean startsName(UvlToken token) {
        return token.kind() == Kind.NAME && !token.isName("cardinality") || token.kind() == Kind.QUOTED;
    }

    private UvlTerm.Reference featureName() throws UvlProblem {
        var next = words.next();
        if (next.kind() == Kind.NAME && RESERVED.contains(next.text())) {
            throw UvlProblem.invalid(
                    next.line(),
                    "'" + next.text() + "' stands where a feature is expected; mend the indentation, or write the "
                            + "name in double quotes.");
        }
        return words.reference("the name of a feature");
    }

    private Group group() throws UvlProblem {
        var next = words.next();
        var kind = next.kind() == Kind.NAME ? GROUPS.get(next.text()) : null;
        Cardinality cardinality = null;
        if (kind != null) {
            words.take();
        } else if (next.isSymbol("[")) {
            kind = GroupKind.CARDINALITY;
            cardinality = cardinality();
        } else {
            throw words.unexpected("a group ('or', 'alternative', 'optional', 'mandatory' or '[n..m]')");
        }
        words.expect(Kind.NEWLINE, "the end of the line");
        words.expect(Kind.INDENT, "a feature, indented deeper than its group,");
        var members = new ArrayList<Feature>();
        do {
            members.add(feature());
        } while (!words.accept(Kind.DEDENT));
        return new Group(kind, cardinality, members, next.line());
    }

    private Cardinality cardinality() throws UvlProblem {
        int line = words.next().line();
        words.expect("[");
        if (words.accept("*")) {
            words.expect("]");
            return new Cardinality(0, Cardinality.UNBOUNDED);
        }
        int least = count();
        int most = least;
        if (words.accept("..")) {
            most = words.accept("*") ? Cardinality.UNBOUNDED : count();
        }
        words.expect("]");
        if (most < least) {
            throw UvlProblem.invalid(line, "the cardinality [" + least + ".." + most + "] allows nothing.");
        }
        return new Cardinality(least, most);
    }

    private int count() throws UvlProblem {
        var token = words.next();
        if (token.kind() != Kind.NUMBER || !token.text().matches("[0-9]{1,6}")) {
            throw words.unexpected("a whole number up to 999999");
        }
        return Integer.parseInt(words.take().text());
    }

    private SequencedMap<String, Value> attributes(List<Constraint> constraints, int level) throws UvlProblem {
        var attributes = new LinkedHashMap<String, Value>();
        words.expect("{");
        if (level > DEEPEST_ATTRIBUTE) {
            throw UvlProblem.invalid(
                    words.next().line(), "attributes are nested deeper than " + DEEPEST_ATTRIBUTE + " levels.");
        }
        while (!words.accept("}")) {
            var key = words.next();
            if (words.acceptName("constraint")) {
                constraints.add(formulas.constraint());
            } else if (words.acceptName("constraints")) {
                listed(constraints);
            } else {
                if (words.reference("the name of an attribute").names().size() > 1) {
                    throw UvlProblem.invalid(key.line(), "the name of an attribute has no dot.");
                }
                if (attributes.put(key.text(), value(constraints, level)) != null) {
                    throw UvlProblem.invalid(key.line(), "the attribute " + key.shown() + " is there twice.");
                }
            }
            if (!words.next().isSymbol("}")) {
                words.expect(",");
            }
        }
        return attributes;
    }

    private void listed(List<Constraint> constraints) throws UvlProblem {
        words.expect("[");
        while (!words.accept("]")) {
            constraints.add(formulas.constraint());
            if (!words.next().isSymbol("]")) {
                words.expect(",");
            }
        }
    }

    /** An attribute without a value is a flag that is set. */
    private Value value(List<Constraint> constraints, int level) throws UvlProblem {
        var token = words.next();
        if (token.isSymbol(",") || token.isSymbol("}")) {
            return new Value.Flag(true);
        }
        if (token.isSymbol("{")) {
            return new Value.Nested(attributes(constraints, level + 1));
        }
        if (token.isSymbol("[")) {
            return vector(constraints, level + 1);
        }
        if (token.kind() == Kind.STRING) {
            return new Value.Text(words.take().text());
        }
        if (words.acceptName("true")) {
            return new Value.Flag(true);
        }
        if (words.acceptName("false")) {
            return new Value.Flag(false);
        }
        BigDecimal number = words.accept("-") ? words.number().negate() : words.number();
        return new Value.Number(number);
    }

    private Value vector(List<Constraint> constraints, int level) throws UvlProblem {
        if (level > DEEPEST_ATTRIBUTE) {
            throw UvlProblem.invalid(
                    words.next().line(), "attributes are nested deeper than " + DEEPEST_ATTRIBUTE + " levels.");
        }
        var values = new ArrayList<Value>();
        words.expect("[");
        while (!words.accept("]")) {
            values.add(value(constraints, level));
            if (!words.next().isSymbol("]")) {
                words.expect(",");
            }
        }
        return new Value.Listed(values);
    }

    private List<Constraint> constraints() throws UvlProblem {
        var constraints = new ArrayList<Constraint>();
        if (opened()) {
            while (!words.accept(Kind.DEDENT)) {
                constraints.add(formulas.constraint());
                words.expect(Kind.NEWLINE, "the end of the line or a sign that joins, such as '&' or '=>',");
            }
        }
        return constraints;
    }
}
