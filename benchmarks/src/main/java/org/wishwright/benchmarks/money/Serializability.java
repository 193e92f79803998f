package org.wishwright.benchmarks.money;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a history of appends and reads could have happened one after the other, in an order that keeps real time: the check of Elle
 * (Kingsbury, Alvaro 2020) for list-append, exact here because the whole of each list is known in the end. What follows directly in a
 * list, what a read saw last, what it did not see first, and what had ended before are edges; a cycle among them is an anomaly.
 */
final class Serializability {

    private Serializability() {}

    /**
     * @param operations numbered from 0
     * @param lists in the end: the numbers of the appends in each, in their order
     * @return what cannot be
     */
    static Optional<String> anomaly(List<Operation> operations, Map<Integer, List<Integer>> lists) {
        var after = new HashMap<Integer, Set<Integer>>();
        for (var list : lists.entrySet()) {
            for (int i = 0; i + 1 < list.getValue().size(); i++) {
                edge(after, list.getValue().get(i), list.getValue().get(i + 1));
            }
        }
        for (var operation : operations) {
            for (int key : operation.appendedTo()) {
                if (lists.getOrDefault(key, List.of()).stream()
                                .filter(n -> n == operation.number())
                                .count()
                        != 1) {
                    return Optional.of("append " + operation + " is not in list " + key + " once: " + lists);
                }
            }
            for (var read : operation.read().entrySet()) {
                var list = lists.getOrDefault(read.getKey(), List.of());
                int seen = Long.bitCount(read.getValue());
                if (seen > list.size() || bits(list.subList(0, seen)) != read.getValue()) {
                    return Optional.of("read " + operation + " saw no beginning of " + list);
                }
                if (seen > 0) {
                    edge(after, list.get(seen - 1), operation.number());
                }
                if (seen < list.size()) {
                    edge(after, operation.number(), list.get(seen));
                }
            }
            for (var other : operations) {
                if (operation.ended() < other.began()) {
                    edge(after, operation.number(), other.number());
                }
            }
        }
        return hasCycle(operations.size(), after)
                ? Optional.of("no order explains " + operations + " with " + lists)
                : Optional.empty();
    }

    private static long bits(List<Integer> numbers) {
        return numbers.stream().mapToLong(n -> 1L << n).sum();
    }

    private static void edge(Map<Integer, Set<Integer>> after, int from, int to) {
        after.computeIfAbsent(from, n -> new HashSet<>()).add(to);
    }

    private static boolean hasCycle(int count, Map<Integer, Set<Integer>> after) {
        var before = new int[count];
        after.values().forEach(all -> all.forEach(to -> before[to]++));
        var free = new ArrayDeque<Integer>();
        for (int i = 0; i < count; i++) {
            if (before[i] == 0) {
                free.add(i);
            }
        }
        var placed = new ArrayList<Integer>();
        while (!free.isEmpty()) {
            int next = free.remove();
            placed.add(next);
            for (int to : after.getOrDefault(next, Set.of())) {
                if (--before[to] == 0) {
                    free.add(to);
                }
            }
        }
        return placed.size() < count;
    }
}
