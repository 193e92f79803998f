package org.wishwright.benchmarks.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.CompiledModel;

/** Other engines asked which options remain. They must say the same; they are timed until their time is over. */
final class Peers {

    private static final Duration EACH = Duration.ofSeconds(20);

    /** By name, as fields are named. */
    private final Map<String, Callable<Peer>> peers = new LinkedHashMap<>();

    static Peers of(Model model) {
        var written = new WrittenModel(model);
        var peers = new Peers();
        peers.peers.put("logicng", () -> new LogicNgPeer(written));
        peers.peers.put("sat4j", () -> new Sat4jPeer(written));
        peers.peers.put("choco", () -> new ChocoPeer(model, written));
        return peers;
    }

    /**
     * Names and values for a row: the fastest engine's name and median as {@code peer} and {@code peerValue}, all under their names.
     *
     * @param unit microseconds to the row's unit
     */
    Object[] fields(CompiledModel compiled, List<Selection> selections, double unit) throws Exception {
        var fields = new ArrayList<>();
        var best = "none";
        double least = Double.POSITIVE_INFINITY;
        for (var making : peers.entrySet()) {
            double median = median(making.getValue(), compiled, selections) / unit;
            fields.add(making.getKey());
            fields.add(Double.isNaN(median) ? "no answer in " + EACH.toSeconds() + " s" : Times.rounded(median));
            if (median < least) {
                least = median;
                best = making.getKey();
            }
        }
        if (least < Double.POSITIVE_INFINITY) {
            fields.addAll(0, List.of("peer", best, "peerValue", Times.rounded(least)));
        }
        return fields.toArray();
    }

    /** In microseconds, of what was answered in time; not a number where that is nothing. */
    private static double median(Callable<Peer> making, CompiledModel compiled, List<Selection> selections)
            throws Exception {
        var nanos = Collections.synchronizedList(new ArrayList<Long>());
        try {
            Bounded.run(EACH.multipliedBy(2), () -> {
                var peer = making.call();
                long deadline = System.nanoTime() + EACH.toNanos();
                for (var selection : selections) {
                    long began = System.nanoTime();
                    var possible = peer.possible(selection, deadline);
                    nanos.add(System.nanoTime() - began);
                    compare(compiled, selection, possible);
                }
                return nanos;
            });
        } catch (Peer.GivenUp | TimeoutException e) {
            // what was answered until then counts
        }
        return nanos.isEmpty()
                ? Double.NaN
                : new Times(nanos.stream().mapToLong(Long::longValue).toArray()).micros(50);
    }

    private static void compare(CompiledModel compiled, Selection selection, BitSet possible) {
        var answer = compiled.ask(selection);
        var vocabulary = compiled.vocabulary();
        int first = 0;
        for (int m = 0; m < vocabulary.size(); m++) {
            var options = vocabulary.options(m);
            for (int o = 0; selection.chosen(m) < 0 && options.size() > 1 && o < options.size(); o++) {
                if (possible.get(first + o) != answer.isPossible(vocabulary.module(m), options.get(o))) {
                    throw new IllegalStateException(
                            "A peer says otherwise of " + vocabulary.module(m) + "=" + options.get(o));
                }
            }
            first += options.size();
        }
    }
}
