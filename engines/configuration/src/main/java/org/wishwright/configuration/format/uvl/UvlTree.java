package org.wishwright.configuration.format.uvl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.format.uvl.UvlFile.Constraint;
import org.wishwright.configuration.format.uvl.UvlFile.Feature;
import org.wishwright.configuration.format.uvl.UvlFile.Group;
import org.wishwright.configuration.format.uvl.UvlFile.GroupKind;
import org.wishwright.configuration.format.uvl.UvlFile.Import;
import org.wishwright.configuration.format.uvl.UvlFile.Type;

/** The features of a file with those of the files it imports in their places, each with an id that a model takes. */
final class UvlTree {

    private static final int DEEPEST = 800;
    private static final int MOST_FILES = 200;
    private static final int MOST_FEATURES = 200_000;
    private static final int MOST_INSTANCES = 20;
    private static final int LONGEST_ID = 64;
    private static final int LONGEST_CUT_ID = 56;

    /**
     * @param id unique; the name where that may be an id
     * @param qualified the name as the first file may speak of it
     * @param feature where it is described, in the imported file for an imported root
     */
    record Node(
            String id, String qualified, Feature feature, List<Branch> branches, List<Node> instances, String file) {

        /** Whether it may be there more than once. */
        boolean isCounted() {
            return feature.cardinality() != null;
        }

        /** Id of the module that says how often it is there. */
        String countId() {
            return id + ".count";
        }

        /** Id of the module that holds the number or text of a feature that is not Boolean. */
        String valueId() {
            return id + ".value";
        }

        boolean isTyped() {
            return feature.type() != null && feature.type() != Type.BOOLEAN;
        }
    }

    record Branch(Group group, List<Node> members) {}

    /**
     * @param prefix what names in the constraint are called by in the first file, with a dot at its end, or empty
     * @param plain the same without what tells the instances of a feature apart
     */
    record Placed(Constraint constraint, String prefix, String plain, String file) {}

    /** @param folder of the file, as a path; @param chain of the files that imported it, itself included */
    private record Place(
            UvlFile file, String path, List<String> folder, String prefix, String plain, Set<String> chain) {

        Place instance(String name) {
            return new Place(file, path, folder, prefix + name + ".", plain, chain);
        }
    }

    private final UvlImports imports;
    private final Map<String, Node> byName = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> lastNumbers = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> cloned = new HashSet<>();
    private final Set<String> always = new HashSet<>();
    private final List<Placed> constraints = new ArrayList<>();
    private int files;
    private int depth;

    private UvlTree(UvlImports imports) {
        this.imports = imports;
    }

    static UvlTree of(UvlFile file, UvlImports imports) throws UvlProblem {
        var tree = new UvlTree(imports);
        var place = new Place(file, "", List.of(), "", "", Set.of());
        tree.place(place);
        tree.always(tree.nodes.getFirst());
        return tree;
    }

    /** Parents before children. */
    List<Node> nodes() {
        return nodes;
    }

    List<Placed> constraints() {
        return constraints;
    }

    @Nullable
    Node named(String qualified) {
        return byName.get(qualified);
    }

    /** Whether a name stands for several features, because one above has a cardinality. */
    boolean isCloned(String plain) {
        return cloned.contains(plain);
    }

    /** Whether a feature is in every product, as the tree alone has it. */
    boolean isAlways(Node node) {
        return always.contains(node.id());
    }

    private void always(Node node) {
        always.add(node.id());
        for (var branch : node.branches()) {
            if (branch.group().kind() == GroupKind.MANDATORY) {
                branch.members().forEach(this::always);
            }
        }
    }

    /** A feature and all below it. */
    List<Node> below(Node node) {
        var below = new ArrayList<Node>();
        below.add(node);
        for (int i = 0; i < below.size(); i++) {
            below.get(i).branches().forEach(branch -> below.addAll(branch.members()));
            below.addAll(below.get(i).instances());
        }
        return below;
    }

    private @Nullable Node place(Place place) throws UvlProblem {
        try {
            var root = place.file().root();
            if (root == null) {
                throw UvlProblem.invalid(0, "there are no features.");
            }
            var imported = new HashMap<Import, UvlFile>();
            for (var one : place.file().imports()) {
                imported.put(one, imported(place, one));
            }
            var node = node(root, place, imported);
            place.file().constraints().forEach(c -> add(c, place));
            return node;
        } catch (UvlProblem problem) {
            throw place.path().isEmpty() ? problem : problem.in(place.path());
        }
    }

    private UvlFile imported(Place place, Import one) throws UvlProblem {
        var path = new ArrayList<>(place.folder());
        path.addAll(one.path());
        var name = String.join("/", path);
        if (place.chain().contains(name)) {
            throw UvlProblem.invalid(one.line(), "the files import each other in a circle: " + name + ".");
        }
        if (++files > MOST_FILES) {
            throw UvlProblem.invalid(one.line(), "more than " + MOST_FILES + " files are imported.");
        }
        var bytes = imports.find(List.copyOf(path));
        if (bytes.isEmpty()) {
            throw new UvlProblem(
                    "model.uvl-import-missing",
                    "",
                    one.line(),
                    "the file " + name + ".uvl, which is imported here, is not there; send it along.");
        }
        try {
            return UvlParser.parse(UvlReader.text(bytes.get()));
        } catch (UvlProblem problem) {
            throw problem.in(name);
        }
    }

    private Node node(Feature feature, Place place, Map<Import, UvlFile> imported) throws UvlProblem {
        if (++depth > DEEPEST) {
            throw UvlProblem.invalid(feature.line(), "the features are nested deeper than " + DEEPEST + " levels.");
        }
        var node = feature.name().names().size() > 1 ? foreign(feature, place, imported) : own(feature, place);
        if (isSeveral(feature) && !feature.groups().isEmpty()) {
            instances(node, place, imported);
        } else {
            branches(node, feature.groups(), place, imported);
        }
        feature.constraints().forEach(c -> add(c, place));
        depth--;
        return node;
    }

    private void add(Constraint constraint, Place place) {
        constraints.add(new Placed(constraint, place.prefix(), place.plain(), place.path()));
    }

    private static boolean isSeveral(Feature feature) {
        return feature.cardinality() != null && feature.cardinality().most() > 1;
    }

    private void branches(Node node, List<Group> groups, Place place, Map<Import, UvlFile> imported) throws UvlProblem {
        for (var group : groups) {
            var members = new ArrayList<Node>();
            for (var member : group.features()) {
                members.add(node(member, place, imported));
            }
            node.branches().add(new Branch(group, members));
        }
    }

    /** What is below a feature that may be there several times is there for each time. */
    private void instances(Node node, Place place, Map<Import, UvlFile> imported) throws UvlProblem {
        var feature = node.feature();
        int most = feature.cardinality() == null ? 1 : feature.cardinality().most();
        if (most > MOST_INSTANCES) {
            throw UvlProblem.inexpressible(
                    feature.line(),
                    "'" + feature.name().dotted() + "' has features of its own and may be there more than "
                            + MOST_INSTANCES + " times.");
        }
        for (int k = 1; k <= most; k++) {
            var name = feature.name().dotted() + "." + k;
            var described = new Feature(
                    new UvlTerm.Reference(List.of(name), feature.line()),
                    null,
                    null,
                    new LinkedHashMap<>(),
                    List.of(),
                    feature.groups());
            var instance = own(described, place);
            branches(instance, feature.groups(), place.instance(name), imported);
            node.instances().add(instance);
        }
    }

    private Node own(Feature feature, Place place) throws UvlProblem {
        var qualified = place.prefix() + feature.name().dotted();
        if (nodes.size() > MOST_FEATURES) {
            throw UvlProblem.invalid(feature.line(), "there are more than " + MOST_FEATURES + " features.");
        }
        if (!place.prefix().equals(place.plain())) {
            cloned.add(place.plain() + feature.name().dotted());
        }
        var node = new Node(id(qualified), qualified, feature, new ArrayList<>(), new ArrayList<>(), place.path());
        if (byName.putIfAbsent(qualified, node) != null) {
            throw UvlProblem.invalid(feature.line(), "the feature '" + qualified + "' is there twice.");
        }
        nodes.add(node);
        return node;
    }

    /** The root of an imported file. */
    private Node foreign(Feature feature, Place place, Map<Import, UvlFile> imported) throws UvlProblem {
        var parts = feature.name().names();
        var alias = parts.subList(0, parts.size() - 1);
        for (var one : place.file().imports()) {
            var file = imported.get(one);
            if (!one.alias().equals(alias) || file == null) {
                continue;
            }
            if (file.root() == null || !file.root().name().dotted().equals(parts.getLast())) {
                throw UvlProblem.invalid(
                        feature.line(), "'" + feature.name().dotted() + "' is not the root of the imported file.");
            }
            if (!feature.attributes().isEmpty() || feature.cardinality() != null || feature.type() != null) {
                throw UvlProblem.invalid(
                        feature.line(),
                        "an imported root takes no type, cardinality or attributes; its file says them.");
            }
            return below(feature, place, one, file);
        }
        throw UvlProblem.invalid(
                feature.line(), "'" + feature.name().dotted() + "' names no imported file; import it above.");
    }

    private Node below(Feature feature, Place place, Import one, UvlFile file) throws UvlProblem {
        var path = new ArrayList<>(place.folder());
        path.addAll(one.path());
        var name = String.join("/", path);
        var chain = new HashSet<>(place.chain());
        chain.add(name);
        var alias = String.join(".", one.alias()) + ".";
        var folder = path.subList(0, path.size() - 1);
        var node =
                place(new Place(file, name, List.copyOf(folder), place.prefix() + alias, place.plain() + alias, chain));
        if (node == null) {
            throw UvlProblem.invalid(feature.line(), "the imported file has no features.");
        }
        return node;
    }

    /** The name, with what an id may not hold replaced by {@code _}, and a number at its end where another has it. */
    private String id(String qualified) {
        var plain = qualified.replaceAll("[^\\p{L}\\p{N}_.+-]", "_");
        int end = Math.min(plain.length(), LONGEST_ID);
        if (end < plain.length() && Character.isLowSurrogate(plain.charAt(end))) {
            end--;
        }
        if (ids.add(plain.substring(0, end))) {
            return plain.substring(0, end);
        }
        var cut = plain.substring(0, Math.min(end, LONGEST_CUT_ID));
        String id;
        do {
            id = cut + "_" + lastNumbers.merge(cut, 1, Integer::sum);
        } while (!ids.add(id));
        return id;
    }
}
