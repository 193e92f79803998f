package org.wishwright.configuration.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.wishwright.configuration.editing.Place.Kind;

/**
 * A model's text as lines, and which of them say what. A comment directly above a declaration belongs to it; notes, which begin with
 * {@code #:}, belong to what stands above them. Immutable.
 */
public final class Sheet {

    /** Words that declare a module of any kind. */
    private static final Set<String> MODULES =
            Set.of("module", "measure", "number", "switch", "text", "upload", "group", "part");

    static final String NOTE = "#:";

    private final List<String> lines;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * Lines that belong together.
     *
     * @param start of its comments
     * @param head the line that declares it
     * @param end behind its last line, empty lines that follow not counted
     */
    record Block(Place place, int start, int head, int end, List<Block> options) {}

    private Sheet(List<String> lines) {
        this.lines = List.copyOf(lines);
        scan();
    }

    public static Sheet of(String text) {
        return new Sheet(text.lines().toList());
    }

    static Sheet of(List<String> lines) {
        return new Sheet(lines);
    }

    public String text() {
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    List<String> lines() {
        return lines;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<Block> blocks(Kind kind) {
        return blocks.stream().filter(b -> b.place().kind() == kind).toList();
    }

    private void scan() {
        var heads = new LinkedHashMap<Integer, Place>();
        for (int i = 0; i < lines.size(); i++) {
            var place = declared(Words.of(lines.get(i).strip()));
            if (place != null) {
                heads.put(i, place);
            }
        }
        var at = List.copyOf(heads.keySet());
        for (int b = 0; b < at.size(); b++) {
            int end = b + 1 < at.size() ? begin(at.get(b + 1)) : lines.size();
            while (end > at.get(b) + 1 && lines.get(end - 1).isBlank()) {
                end--;
            }
            var place = Objects.requireNonNull(heads.get(at.get(b)));
            blocks.add(new Block(place, begin(at.get(b)), at.get(b), end, options(place, at.get(b), end)));
        }
    }

    private static @org.jspecify.annotations.Nullable Place declared(List<String> words) {
        if (words.size() < 2) {
            return null;
        }
        var first = words.getFirst();
        if (MODULES.contains(first)) {
            return Place.module(words.get(1));
        }
        if (first.equals("rule")) {
            return Place.rule(words.get(1));
        }
        boolean priced = first.equals("price") && words.size() > 2; // and not 600 per character
        if (priced && (words.get(2).equals("default") || words.get(2).equals("formula"))) {
            return Place.prices(words.get(1));
        }
        return first.equals(NOTE) && words.get(1).equals("case") && words.size() > 2
                ? Place.testCase(words.get(2))
                : null;
    }

    /** Where the comments directly above a line begin. */
    private int begin(int head) {
        int begin = head;
        while (begin > 1 && isComment(lines.get(begin - 1))) {
            begin--;
        }
        return begin;
    }

    private static boolean isComment(String line) {
        var stripped = line.strip();
        return stripped.startsWith("#") && !stripped.startsWith(NOTE);
    }

    private List<Block> options(Place module, int head, int end) {
        if (module.kind() != Kind.MODULE) {
            return List.of();
        }
        var heads = new ArrayList<Integer>();
        for (int i = head + 1; i < end; i++) {
            var line = lines.get(i).strip();
            if (line.startsWith("option ") || line.startsWith("member ")) {
                heads.add(i);
            }
        }
        var options = new ArrayList<Block>();
        for (int o = 0; o < heads.size(); o++) {
            int stop = o + 1 < heads.size() ? begin(heads.get(o + 1)) : end;
            var words = Words.of(lines.get(heads.get(o)));
            options.add(new Block(
                    Place.option(module.id(), words.get(1)), begin(heads.get(o)), heads.get(o), stop, List.of()));
        }
        return options;
    }

    Optional<Block> find(Place place) {
        return switch (place.kind()) {
            case PRODUCT -> Optional.of(header());
            case OPTION ->
                find(Place.module(place.id())).stream()
                        .flatMap(module -> module.options().stream())
                        .filter(option -> option.place().equals(place))
                        .findFirst();
            default -> blocks.stream().filter(b -> b.place().equals(place)).findFirst();
        };
    }

    /** What stands above the first declaration. */
    private Block header() {
        int end = blocks.isEmpty() ? lines.size() : blocks.getFirst().start();
        return new Block(Place.PRODUCT, 0, 0, end, List.of());
    }

    /** The lines between the declaration and the first option, or of the whole where there is none. */
    List<Integer> own(Block block) {
        int end = block.options().isEmpty()
                ? block.end()
                : block.options().getFirst().start();
        var own = new ArrayList<Integer>();
        for (int i = block.place().kind() == Kind.PRODUCT ? 0 : block.head() + 1; i < end; i++) {
            own.add(i);
        }
        return own;
    }

    /** The own lines that begin with one of these words. */
    List<Integer> own(Block block, Set<String> first) {
        return own(block).stream()
                .filter(i -> {
                    var words = Words.of(lines.get(i));
                    return !words.isEmpty() && first.contains(words.getFirst());
                })
                .toList();
    }

    /** Lines by number, joined; what a change reads and what another may have changed meanwhile. */
    String joined(List<Integer> numbers) {
        return String.join("\n", numbers.stream().map(i -> lines.get(i).strip()).toList());
    }

    /** A block's lines without the comments above it. */
    public String body(Place place) {
        return find(place)
                .map(b -> String.join("\n", lines.subList(b.head(), b.end())))
                .orElse("");
    }

    /** The lines of a place that begin with a word, each as its words. */
    public List<List<String>> words(Place place, String first) {
        return find(place).stream()
                .flatMap(block -> own(block, Set.of(first)).stream())
                .map(i -> Words.of(lines.get(i)))
                .toList();
    }

    /** What a rule says, as {@link Edit.SetRule} takes it: what stands behind its id, and the rows below. */
    public List<String> rule(String id) {
        var rule = new ArrayList<String>();
        find(Place.rule(id)).ifPresent(block -> {
            rule.add(lines.get(block.head()).strip().replaceFirst("^rule\\s+\\S+\\s*", ""));
            own(block, Set.of("|")).forEach(i -> rule.add(lines.get(i).strip()));
        });
        return rule;
    }

    /** Ids in use among the siblings of a kind; for options, those of the module. */
    public Set<String> ids(Place like) {
        var ids = new LinkedHashSet<String>();
        if (like.kind() == Kind.OPTION) {
            find(Place.module(like.id()))
                    .ifPresent(m -> m.options().forEach(o -> ids.add(o.place().option())));
        } else {
            blocks(like.kind()).forEach(b -> ids.add(b.place().id()));
        }
        return ids;
    }

    /** Names or words of a place by language, in the order written. */
    public Map<String, String> names(Place place) {
        var names = new LinkedHashMap<String, String>();
        find(place)
                .ifPresent(block -> own(block, Set.of("name", "words")).forEach(i -> {
                    var words = Words.of(lines.get(i));
                    if (words.size() == 3) {
                        names.put(words.get(1), words.get(2));
                    }
                }));
        return names;
    }

    /** The word that declares a module, as {@code switch}; empty where there is none of this id. */
    public String kind(String module) {
        return find(Place.module(module))
                .map(block -> Words.of(lines.get(block.head())).getFirst())
                .orElse("");
    }

    /** What stands behind the id where a module is declared, as words. */
    public List<String> rest(String module) {
        return find(Place.module(module))
                .map(block -> Words.of(lines.get(block.head())))
                .map(words -> words.subList(2, words.size()))
                .orElse(List.of());
    }

    boolean isGroup(String module) {
        return kind(module).equals("group");
    }

    boolean isText(Place place) {
        return place.kind() == Kind.MODULE && kind(place.id()).equals("text");
    }

    /** Whether a price of this id is calculated. */
    public boolean isFormula(String id) {
        return !formula(id).isEmpty();
    }

    /** What a calculated price says behind {@code formula}, with its condition; empty where it is a table or is not there. */
    public String formula(String id) {
        return find(Place.prices(id))
                .map(block -> lines.get(block.head()).strip())
                .filter(head -> head.matches("price\\s+\\S+\\s+formula\\s.*"))
                .map(head -> head.replaceFirst("^price\\s+\\S+\\s+formula\\s+", ""))
                .orElse("");
    }

    /** How a place is made, materials and steps as they stand. */
    public List<MadeLine> made(Place place) {
        return find(place).stream()
                .flatMap(block -> own(block, Edit.MAKING).stream())
                .flatMap(i -> MadeLine.of(lines.get(i)).stream())
                .toList();
    }

    /** Places that speak of a module, or of one of its options: rules, prices, test cases, and what is made by it. */
    public List<Place> uses(Place wanted) {
        var uses = new ArrayList<Place>();
        for (var block : blocks) {
            boolean module = block.place().kind() == Kind.MODULE;
            if (module && !block.place().id().equals(wanted.id())) {
                Stream.concat(Stream.of(block), block.options().stream())
                        .filter(of -> own(of, Edit.MAKING).stream().anyMatch(i -> speaks(tokens(lines.get(i)), wanted)))
                        .forEach(of -> uses.add(of.place()));
            } else if (!module && names(block, wanted)) {
                uses.add(block.place());
            }
        }
        return uses;
    }

    /** Words of a line as they stand in formulas: {@code wood=oak}, {@code chest}. */
    private static List<String> tokens(String line) {
        return List.of(line.replaceAll("[<>!=]=|[<>(),\"]", " ").strip().split("\\s+"));
    }

    private boolean speaks(List<String> tokens, Place wanted) {
        boolean member = wanted.kind() == Kind.OPTION && isGroup(wanted.id());
        var id = member ? wanted.id() + "." + wanted.option() : wanted.id();
        boolean whole = wanted.kind() == Kind.MODULE || member;
        return tokens.stream()
                .skip(1)
                .anyMatch(token -> whole
                        ? token.equals(id)
                                || token.startsWith(id + "=")
                                || wanted.kind() == Kind.MODULE && token.startsWith(id + ".")
                        : token.equals(id + "=" + wanted.option()));
    }

    private boolean names(Block block, Place wanted) {
        var head = lines.get(block.head());
        var tokens = tokens(head);
        boolean table = block.place().kind() == Kind.PRICES
                        && !isFormula(block.place().id())
                || tokens.size() > 2
                        && (tokens.get(2).equals("allow") || tokens.get(2).equals("forbid"));
        if (!table || isGroup(wanted.id())) {
            return speaks(tokens.subList(1, tokens.size()), wanted);
        }
        int column = tokens.indexOf(wanted.id());
        int first = tokens.indexOf("for") >= 0 ? tokens.indexOf("for") + 1 : 3;
        if (wanted.kind() == Kind.MODULE || column < first) {
            return column >= first;
        }
        return own(block, Set.of("|")).stream()
                .map(i -> Words.of(lines.get(i)))
                .anyMatch(row -> row.size() > column - first + 1
                        && row.get(column - first + 1).equals(wanted.option()));
    }
}
