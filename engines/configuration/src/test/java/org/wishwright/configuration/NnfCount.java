package org.wishwright.configuration;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the models of circuit files, by what the formats say alone. Throws where a file does not keep its format. */
public final class NnfCount {

    private NnfCount() {}

    /** Checks that the circuit is decomposable and smooth on the way. */
    public static BigInteger c2d(String file) {
        var lines = file.lines().toList();
        var head = lines.getFirst().split(" ");
        var counts = new ArrayList<BigInteger>();
        var scopes = new ArrayList<BitSet>();
        int edges = 0;
        for (var line : lines.subList(1, lines.size())) {
            var words = line.split(" ");
            var count = words[0].equals("O") ? BigInteger.ZERO : BigInteger.ONE;
            var scope = new BitSet();
            if (words[0].equals("L")) {
                scope.set(Math.abs(Integer.parseInt(words[1])));
            } else {
                int first = words[0].equals("O") ? 3 : 2;
                must(
                        words.length - first == Integer.parseInt(words[first - 1]),
                        "A node has as many children as it says");
                for (var word : Arrays.copyOfRange(words, first, words.length)) {
                    int child = Integer.parseInt(word);
                    must(child < counts.size(), "Children stand before their parents");
                    edges++;
                    if (words[0].equals("A")) {
                        must(!scope.intersects(scopes.get(child)), "An and is over different variables");
                        count = count.multiply(counts.get(child));
                    } else {
                        must(scope.isEmpty() || scope.equals(scopes.get(child)), "An or is over the same variables");
                        count = count.add(counts.get(child));
                    }
                    scope.or(scopes.get(child));
                }
            }
            counts.add(count);
            scopes.add(scope);
        }
        must(counts.size() == Integer.parseInt(head[1]), "There are as many nodes as it says");
        must(edges == Integer.parseInt(head[2]), "There are as many edges as it says");
        must(scopes.getLast().cardinality() == Integer.parseInt(head[3]), "The root is over all variables");
        return counts.getLast();
    }

    public static BigInteger d4(String file) {
        var kinds = new HashMap<Integer, String>();
        var children = new HashMap<Integer, List<Integer>>();
        for (var line : file.lines().toList()) {
            var words = line.split(" ");
            must(words[words.length - 1].equals("0"), "Every line ends with 0");
            if (Character.isLetter(words[0].charAt(0))) {
                kinds.put(Integer.parseInt(words[1]), words[0]);
            } else {
                children.computeIfAbsent(Integer.parseInt(words[0]), _ -> new ArrayList<>())
                        .add(Integer.parseInt(words[1]));
            }
        }
        return d4(1, kinds, children);
    }

    private static BigInteger d4(int node, Map<Integer, String> kinds, Map<Integer, List<Integer>> children) {
        boolean any = "o".equals(kinds.get(node));
        var count = any ? BigInteger.ZERO : BigInteger.ONE;
        for (int child : children.getOrDefault(node, List.of())) {
            var of = d4(child, kinds, children);
            count = any ? count.add(of) : count.multiply(of);
        }
        return count;
    }

    private static void must(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what + ", and this file does not keep to that");
        }
    }
}
