package org.wishwright.configuration.format.uvl;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.format.uvl.UvlFile.Type;
import org.wishwright.configuration.format.uvl.UvlFile.Value;
import org.wishwright.configuration.format.uvl.UvlTerm.Reference;
import org.wishwright.configuration.format.uvl.UvlTree.Node;
import org.wishwright.configuration.format.uvl.UvlTree.Placed;

/** What the names in a constraint stand for. */
final class UvlScope {

    /** @param attribute null where the feature itself is meant */
    record Meaning(Node feature, @Nullable Value attribute) {

        boolean isText() {
            return attribute == null ? feature.feature().type() == Type.STRING : attribute instanceof Value.Text;
        }

        boolean isNumber() {
            return attribute == null
                    ? feature.feature().type() == Type.INTEGER
                            || feature.feature().type() == Type.REAL
                    : attribute instanceof Value.Number;
        }
    }

    private final UvlTree tree;
    private final Placed placed;

    UvlScope(UvlTree tree, Placed placed) {
        this.tree = tree;
        this.placed = placed;
    }

    UvlTree tree() {
        return tree;
    }

    int line() {
        return placed.constraint().line();
    }

    /** The longest part that is a feature, then one of its attributes. */
    Meaning meaning(Reference reference) throws UvlProblem {
        var names = reference.names();
        for (int n = names.size(); n > 0; n--) {
            var node = node(names.subList(0, n));
            if (node != null) {
                return n == names.size()
                        ? new Meaning(node, null)
                        : new Meaning(node, attribute(reference, node, names.subList(n, names.size())));
            }
        }
        if (tree.isCloned(placed.plain() + names.getFirst())) {
            throw UvlProblem.inexpressible(
                    reference.line(),
                    "the constraint speaks of '" + names.getFirst() + "', which is there several times below a feature "
                            + "with a cardinality; write it as an attribute of that feature.");
        }
        throw UvlProblem.invalid(
                reference.line(), "the constraint speaks of '" + reference.dotted() + "', which is no feature.");
    }

    private @Nullable Node node(List<String> names) {
        var name = String.join(".", names);
        var inner = tree.named(placed.prefix() + name);
        return inner != null ? inner : tree.named(placed.plain() + name);
    }

    private static Value attribute(Reference reference, Node node, List<String> path) throws UvlProblem {
        Map<String, Value> attributes = node.feature().attributes();
        Value value = null;
        for (var name : path) {
            value = attributes.get(name);
            attributes = value instanceof Value.Nested nested ? nested.attributes() : Map.of();
        }
        if (value == null) {
            throw UvlProblem.invalid(
                    reference.line(),
                    "the feature '" + UvlModel.name(node) + "' has no attribute '" + String.join(".", path) + "'.");
        }
        return value;
    }
}
