package org.wishwright.simulator.market;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Input;
import org.wishwright.market.Logged;
import org.wishwright.market.Market;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Rules;
import org.wishwright.market.Run;
import org.wishwright.market.Taken;

/**
 * One campaign as the platform hosts it: a log, a cursor of money and the keys of requests that outlive a crash,
 * committed together; and two nodes whose memory does not. A transaction is killed before its commit or after it, when
 * nobody hears the answer; it moves only so much money, so that a crash comes between the log and the last of its
 * money. The clock may jump; an instant once seen is never gone behind.
 *
 * @param <R> rules
 */
final class Hosting<R extends Rules> {

    private static final int NODES = 2;
    private static final int MOST_STEPS = 3;

    private final Mechanism<R> mechanism;
    private final R rules;
    private final long seed;
    private final SplittableRandom faults;
    private final int killsOf1000;
    private final Books books;

    private final List<Logged> log = new ArrayList<>();
    private final Map<String, Outcome<Taken>> answered = new HashMap<>();
    private Instant seen = Instant.MIN;
    private int moneyDone;
    private final List<Memory> nodes = new ArrayList<>();
    private int kills;

    private final class Memory {
        @Nullable
        Run run;

        int read;
    }

    /** Nobody knows whether it took effect; the same key may be sent again. */
    static final class Killed extends Exception {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    Hosting(Mechanism<R> mechanism, R rules, long seed, SplittableRandom faults, int killsOf1000, Books books) {
        this.mechanism = mechanism;
        this.rules = rules;
        this.seed = seed;
        this.faults = faults;
        this.killsOf1000 = killsOf1000;
        this.books = books;
        for (int i = 0; i < NODES; i++) {
            nodes.add(new Memory());
        }
    }

    /** Takes an input by whatever node gets it. */
    Outcome<Taken> take(String key, Alias by, Input what, Instant clock) throws Killed {
        var earlier = answered.get(key);
        if (earlier != null) {
            return earlier;
        }
        var now = clock.isBefore(seen) ? seen : clock;
        var node = nodes.get(faults.nextInt(NODES));
        var run = hold(node, now);
        var input = new Logged(log.size() + 1L, now, by, what);
        var answer = run.take(input);
        if (!answer.isAccepted()) {
            return answer;
        }
        maybeKilled(node);
        log.add(input);
        node.read = log.size();
        answered.put(key, answer);
        carry(run, now);
        maybeKilled(node);
        return answer;
    }

    /** An alarm goes off: what is due takes effect, money goes on. @return whether some of it has still to move */
    boolean wake(Instant clock) throws Killed {
        var now = clock.isBefore(seen) ? seen : clock;
        var node = nodes.get(faults.nextInt(NODES));
        var run = hold(node, now);
        run.advance(now);
        maybeKilled(node);
        carry(run, now);
        maybeKilled(node);
        return moneyDone < run.moneySince(0).size();
    }

    private void carry(Run run, Instant now) {
        seen = now;
        for (var step : run.moneySince(moneyDone, MOST_STEPS)) {
            books.post(step);
            moneyDone++;
        }
    }

    private void maybeKilled(Memory node) throws Killed {
        if (faults.nextInt(1_000) < killsOf1000) {
            kills++;
            node.run = null;
            node.read = 0;
            throw new Killed();
        }
    }

    private Run hold(Memory node, Instant now) {
        var run = node.run;
        boolean behind = run != null && node.read < log.size();
        if (run == null
                || run.now().isAfter(now)
                || behind && log.get(node.read).at().isBefore(run.now())) {
            run = Market.begin(mechanism, rules, seed);
            node.run = run;
            node.read = 0;
        }
        while (node.read < log.size()) {
            run.take(log.get(node.read)).orThrow();
            node.read++;
        }
        return run;
    }

    List<Logged> log() {
        return log;
    }

    Instant seen() {
        return seen;
    }

    int kills() {
        return kills;
    }
}
