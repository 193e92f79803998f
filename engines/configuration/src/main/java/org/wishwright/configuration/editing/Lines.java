package org.wishwright.configuration.editing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wishwright.configuration.editing.Place.Kind;
import org.wishwright.configuration.editing.Sheet.Block;

/** The lines of a model's text while one change is made to them. */
final class Lines {

    private final Sheet sheet;
    private final List<String> lines;

    Lines(Sheet sheet) {
        this.sheet = sheet;
        this.lines = new ArrayList<>(sheet.lines());
    }

    /** As it was before a change that is under way, as it is after it. */
    Sheet sheet() {
        return Sheet.of(lines);
    }

    private Block block(Place place) {
        return sheet.find(place).orElseThrow();
    }

    /** What stands behind the declaring word and the id. */
    void rest(Place place, String rest) {
        int head = block(place).head();
        var words = Words.of(lines.get(head));
        lines.set(head, (words.getFirst() + " " + words.get(1) + " " + rest).strip());
    }

    /** Behind the last of its kind, else where its kind stands: modules first, then rules, price tables and test cases. */
    void addBlock(Kind kind, List<String> block) {
        int at = lines.size();
        for (var other : sheet.blocks()) {
            if (other.place().kind().compareTo(kind) > 0) {
                at = other.start();
                break;
            }
        }
        var same = sheet.blocks(kind);
        if (!same.isEmpty()) {
            at = same.getLast().end();
        }
        insert(at, block, kind == Kind.CASE && !same.isEmpty());
    }

    private void insert(int at, List<String> block, boolean close) {
        var parted = new ArrayList<String>();
        if (!close && at > 0 && !lines.get(at - 1).isBlank()) {
            parted.add("");
        }
        parted.addAll(block);
        if (!close && at < lines.size() && !lines.get(at).isBlank()) {
            parted.add("");
        }
        lines.addAll(at, parted);
    }

    void addOption(String module, List<String> option) {
        lines.addAll(block(Place.module(module)).end(), option);
    }

    void replace(Place place, List<String> block) {
        var old = block(place);
        var kept = comments(old);
        lines.subList(old.head(), old.end()).clear();
        lines.addAll(old.head(), block);
        lines.addAll(old.head() + block.size(), kept);
    }

    /** Comments and validities inside a block that is written anew stay with it. */
    private List<String> comments(Block block) {
        return List.copyOf(lines.subList(block.head() + 1, block.end()).stream()
                .filter(line -> line.strip().startsWith("#") || line.strip().startsWith("valid "))
                .toList());
    }

    void put(Place place, List<String> block) {
        if (sheet.find(place).isPresent()) {
            replace(place, block);
        } else {
            addBlock(place.kind(), block);
        }
    }

    void remove(Place place) {
        var block = block(place);
        int end = block.end();
        while (place.kind() != Kind.OPTION
                && end < lines.size()
                && lines.get(end).isBlank()) {
            end++;
        }
        lines.subList(block.start(), end).clear();
    }

    void move(Place place, int by) {
        var siblings =
                place.kind() == Kind.OPTION ? block(Place.module(place.id())).options() : sheet.blocks(place.kind());
        int from = siblings.indexOf(block(place));
        int to = Math.clamp((long) from + by, 0, siblings.size() - 1);
        if (from == to) {
            return;
        }
        var order = new ArrayList<>(siblings);
        order.add(to, order.remove(from));
        var moved = new ArrayList<String>();
        int first = Math.min(from, to);
        int last = Math.max(from, to);
        int at = siblings.get(first).start();
        for (int i = first; i <= last; i++) {
            moved.addAll(lines.subList(order.get(i).start(), order.get(i).end()));
            if (i < last) { // what stood between two stands between them still
                moved.addAll(
                        lines.subList(siblings.get(i).end(), siblings.get(i + 1).start()));
            }
        }
        lines.subList(at, siblings.get(last).end()).clear();
        lines.addAll(at, moved);
    }

    /** Puts lines in the place of those that begin with these words, else behind the names. */
    void field(Place place, Set<String> first, List<String> fresh) {
        var block = block(place);
        var old = sheet.own(block, first);
        int at = old.isEmpty() ? behindNames(block) : old.getFirst();
        for (int i = old.size() - 1; i >= 0; i--) {
            lines.remove((int) old.get(i));
        }
        var indent = switch (place.kind()) {
            case PRODUCT -> "";
            case OPTION -> "    ";
            default -> "  ";
        };
        lines.addAll(at, fresh.stream().map(line -> indent + line).toList());
    }

    private int behindNames(Block block) {
        var names = sheet.own(block, Set.of("name", "words", "colour", "price", "currency"));
        return names.isEmpty() ? block.head() + 1 : names.getLast() + 1;
    }

    void names(Place place, Map<String, String> names) {
        var block = block(place);
        var all = new LinkedHashMap<>(sheet.names(place));
        all.putAll(names);
        var keyword = place.kind() == Kind.RULE ? "words" : "name";
        var fresh = Editing.names("", keyword, all);
        if (sheet.own(block, Set.of(keyword)).isEmpty()) {
            int at = block.head() + (place.kind() == Kind.PRODUCT ? 2 : 1);
            var indent = place.kind() == Kind.OPTION ? "    " : place.kind() == Kind.PRODUCT ? "" : "  ";
            lines.addAll(
                    Math.min(at, lines.size()),
                    fresh.stream().map(line -> indent + line).toList());
        } else {
            field(place, Set.of(keyword), fresh);
        }
    }
}
