package org.wishwright.configuration.editing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Two changes of one text made into one text, line by line, as far as they do not meet: a three-way merge after E. W. Myers, An O(ND)
 * Difference Algorithm, 1986. Used for what was typed as text, for undo and for redo.
 */
public final class Merge {

    /** Differences beyond this are taken as one that covers all of them. */
    private static final int MOST_DIFFERENCES = 4_000;

    private Merge() {}

    /** Lines of the base from {@code from} to before {@code to} become others. */
    private record Hunk(int from, int to, List<String> lines) {}

    /** @return empty where both change the same lines, each in its own way */
    public static Optional<String> of(String base, String mine, String theirs) {
        if (base.equals(mine) || mine.equals(theirs)) {
            return Optional.of(theirs);
        }
        if (base.equals(theirs)) {
            return Optional.of(mine);
        }
        var lines = base.lines().toList();
        var both = new ArrayList<Hunk>();
        var left = hunks(lines, mine.lines().toList());
        var right = hunks(lines, theirs.lines().toList());
        int l = 0;
        int r = 0;
        while (l < left.size() || r < right.size()) {
            if (l < left.size() && r < right.size() && left.get(l).equals(right.get(r))) {
                both.add(left.get(l++));
                r++;
            } else if (l < left.size() && r < right.size() && meet(left.get(l), right.get(r))) {
                return Optional.empty();
            } else if (r == right.size() || l < left.size() && isBefore(left.get(l), right.get(r))) {
                both.add(left.get(l++));
            } else {
                both.add(right.get(r++));
            }
        }
        return Optional.of(applied(lines, both));
    }

    private static boolean isBefore(Hunk a, Hunk b) {
        return a.from() < b.from() || a.from() == b.from() && a.to() < b.to();
    }

    /** Two insertions at one place meet, and so do changes of a common line. */
    private static boolean meet(Hunk a, Hunk b) {
        boolean insertions = a.from() == a.to() && b.from() == b.to();
        return insertions
                ? a.from() == b.from()
                : a.from() < b.to() && b.from() < a.to()
                        || a.from() == b.from()
                                && !a.lines().isEmpty()
                                && !b.lines().isEmpty();
    }

    private static String applied(List<String> base, List<Hunk> hunks) {
        var out = new ArrayList<String>();
        int at = 0;
        for (var hunk : hunks) {
            out.addAll(base.subList(at, Math.max(at, hunk.from())));
            out.addAll(hunk.lines());
            at = Math.max(at, hunk.to());
        }
        out.addAll(base.subList(at, base.size()));
        return out.isEmpty() ? "" : String.join("\n", out) + "\n";
    }

    private static List<Hunk> hunks(List<String> a, List<String> b) {
        int head = 0;
        while (head < a.size() && head < b.size() && a.get(head).equals(b.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < a.size() - head
                && tail < b.size() - head
                && a.get(a.size() - 1 - tail).equals(b.get(b.size() - 1 - tail))) {
            tail++;
        }
        var inner = a.subList(head, a.size() - tail);
        var other = b.subList(head, b.size() - tail);
        var hunks = new ArrayList<Hunk>();
        for (var hunk : compared(inner, other)) {
            hunks.add(new Hunk(hunk.from() + head, hunk.to() + head, hunk.lines()));
        }
        return hunks;
    }

    private static List<Hunk> compared(List<String> a, List<String> b) {
        if (a.isEmpty() && b.isEmpty()) {
            return List.of();
        }
        var trace = new ArrayList<HashMap<Integer, Integer>>();
        var reach = new HashMap<Integer, Integer>();
        reach.put(1, 0);
        for (int d = 0; d <= a.size() + b.size(); d++) {
            if (d > MOST_DIFFERENCES) {
                return List.of(new Hunk(0, a.size(), List.copyOf(b)));
            }
            trace.add(new HashMap<>(reach));
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || k != d && at(reach, k - 1) < at(reach, k + 1);
                int x = down ? at(reach, k + 1) : at(reach, k - 1) + 1;
                while (x < a.size() && x - k < b.size() && a.get(x).equals(b.get(x - k))) {
                    x++;
                }
                reach.put(k, x);
                if (x >= a.size() && x - k >= b.size()) {
                    return backward(trace, a, b);
                }
            }
        }
        throw new IllegalStateException("Two texts always differ by at most all of their lines");
    }

    private static int at(HashMap<Integer, Integer> reach, int diagonal) {
        return reach.getOrDefault(diagonal, -1);
    }

    /** Which lines of the base are kept, found from the end; hunks are what lies between them. */
    private static List<Hunk> backward(List<HashMap<Integer, Integer>> trace, List<String> a, List<String> b) {
        var partner = new int[a.size()];
        java.util.Arrays.fill(partner, -1);
        int x = a.size();
        int y = b.size();
        for (int d = trace.size() - 1; d > 0; d--) {
            var reach = trace.get(d);
            int k = x - y;
            boolean down = k == -d || k != d && at(reach, k - 1) < at(reach, k + 1);
            int before = down ? k + 1 : k - 1;
            int toX = at(reach, before);
            int toY = toX - before;
            while (x > toX && y > toY && x > (down ? toX : toX + 1)) {
                partner[--x] = --y;
            }
            x = toX;
            y = toY;
        }
        while (x > 0 && y > 0) {
            partner[--x] = --y;
        }
        return between(partner, a, b);
    }

    private static List<Hunk> between(int[] partner, List<String> a, List<String> b) {
        var hunks = new ArrayList<Hunk>();
        int from = 0;
        int other = 0;
        for (int i = 0; i <= a.size(); i++) {
            boolean kept = i < a.size() && partner[i] >= 0;
            int end = i == a.size() ? b.size() : partner[i];
            if (kept || i == a.size()) {
                if (i > from || end > other) {
                    hunks.add(new Hunk(from, i, List.copyOf(b.subList(other, end))));
                }
                from = i + 1;
                other = end + 1;
            }
        }
        return hunks;
    }
}
