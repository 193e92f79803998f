package org.wishwright.simulator.market;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.Input;
import org.wishwright.market.Market;
import org.wishwright.market.MoneyStep;
import org.wishwright.market.Recount;
import org.wishwright.market.Rules;
import org.wishwright.market.State;
import org.wishwright.market.Taken;

/**
 * Plays one campaign a seed, of each mechanism in turn: people do what helps them and what the rules forbid, payments come, come late, come
 * twice, bounce or stay out, nodes are killed, the program sleeps through deadlines, the clock jumps; and at the end it is counted whether
 * anything was sold twice, kept, or comes out otherwise when it is counted again.
 */
public final class Campaigns {

    private static final int ACTS = 70;
    private static final int MOST_CHARS = 50_000_000;
    private static final int KILLS_OF_1000 = 25;
    private static final Duration PACE = Duration.ofHours(9);
    private static final Map<String, Cast<?>> CASTS = List.<Cast<?>>of(
                    new Pledging.OfPresale(),
                    new Pledging.OfCrowdfunding(),
                    new Pledging.OfTiers(),
                    new Bidding.OfGroupBuy(),
                    new Bidding.OfNamedPrice(),
                    new Making.OfContest(),
                    new Making.OfTask(),
                    new Making.OfCoCreation(),
                    new Making.OfBespoke())
            .stream()
            .collect(Collectors.toMap(cast -> cast.mechanism().code(), Function.identity()));

    private Campaigns() {}

    /** The mechanisms that have players. */
    public static List<String> mechanisms() {
        return CASTS.keySet().stream().sorted().toList();
    }

    /** Plays a seed: of the mechanisms that there are, the one whose turn it is. */
    public static Played play(long seed) {
        var codes = mechanisms();
        return play(codes.get((int) Math.floorMod(seed, (long) codes.size())), seed);
    }

    public static Played play(String mechanism, long seed) {
        var cast = CASTS.get(mechanism);
        if (cast == null) {
            throw new IllegalArgumentException("Nobody plays " + mechanism + ". Those there are: " + mechanisms());
        }
        return new Play<>(cast, seed).played();
    }

    private static final class Play<R extends Rules> {
        private final Cast<R> cast;
        private final long seed;
        private final SplittableRandom random;
        private final R rules;
        private final Books books = new Books();
        private final Hosting<R> hosting;
        private final List<Due> due = new ArrayList<>();
        private final List<String> wrong = new ArrayList<>();
        private final Map<String, Integer> captured = new HashMap<>();
        private Instant now = Cast.START;
        private int told;
        private long keys;

        /** The provider's word on a payment, to be told then. */
        private record Due(Instant at, MoneyStep asked, boolean comes) {}

        Play(Cast<R> cast, long seed) {
            this.cast = cast;
            this.seed = seed;
            random = new SplittableRandom(seed);
            rules = cast.rules(random.split());
            hosting = new Hosting<>(cast.mechanism(), rules, seed, random.split(), KILLS_OF_1000, books);
        }

        Played played() {
            does("c", new CommonInput.Opened());
            for (int i = 0; i < ACTS && !state().stage().isOver(); i++) {
                tick();
                if (random.nextInt(250) == 0) {
                    does(random.nextInt(4) == 0 ? "p1" : "c", new CommonInput.Cancelled("called off"));
                }
                var act = cast.act(new Cast.Seen(hosting.log(), state(), now), random);
                does(act.who(), act.what());
                if (random.nextInt(8) > 0) {
                    wake();
                }
                pay();
            }
            end();
            return counted();
        }

        /** Time passes; seldom a whole night, in which nothing wakes; now and then the clock goes back. */
        private void tick() {
            now = switch (random.nextInt(30)) {
                case 0 -> now.plus(PACE.multipliedBy(1 + random.nextInt(8)));
                case 1 -> now.minus(Duration.ofMinutes(random.nextInt(600)));
                default -> now.plusSeconds(random.nextLong(PACE.toSeconds()));
            };
        }

        /** Whoever hears nothing sends it again with the same key. */
        private Outcome<Taken> does(String who, Input what) {
            keys++;
            while (true) {
                try {
                    return hosting.take("k" + keys, new Alias(who), what, now);
                } catch (Hosting.Killed e) {
                    now = now.plusSeconds(random.nextInt(5));
                }
            }
        }

        private void wake() {
            boolean more = true;
            while (more) {
                try {
                    more = hosting.wake(now);
                } catch (Hosting.Killed e) {
                    now = now.plusSeconds(random.nextInt(5));
                }
            }
        }

        /** Payers answer what they were asked; the provider tells, sometimes twice. */
        private void pay() {
            var steps = books.steps();
            for (; told < steps.size(); told++) {
                var step = steps.get(told);
                if ((step instanceof MoneyStep.Asked || step instanceof MoneyStep.Charged) && random.nextInt(7) > 0) {
                    var at = now.plusSeconds(random.nextLong(random.nextInt(4) == 0 ? 400_000 : 20_000));
                    due.add(new Due(at, step, random.nextInt(7) > 0));
                }
            }
            for (var one : List.copyOf(due)) {
                if (!one.at().isAfter(now)) {
                    due.remove(one);
                    tell(one);
                }
            }
        }

        private void tell(Due one) {
            var entry = one.asked().entry();
            if (!one.comes()) {
                does("platform", new CommonInput.Failed(entry, "card refused"));
                return;
            }
            long amount = one.asked().amount().minor();
            books.captured(amount);
            captured.merge(entry, 1, Integer::sum);
            if (!does("platform", new CommonInput.Paid(entry)).isAccepted()) {
                books.refused(amount);
            }
            if (random.nextInt(5) == 0
                    && does("platform", new CommonInput.Paid(entry)).isAccepted()) {
                wrong.add("paid twice: " + entry);
            }
        }

        private void end() {
            for (int i = 0; i < 3; i++) {
                wake();
                pay();
                now = now.plus(Duration.ofDays(4_000));
            }
            due.forEach(this::tell);
            due.clear();
            wake();
        }

        private State state() {
            var at = now.isBefore(hosting.seen()) ? hosting.seen() : now;
            return Market.fold(cast.mechanism(), rules, hosting.log(), at, seed);
        }

        private Played counted() {
            var end = state();
            var file = Recount.write(cast.mechanism(), rules, hosting.log(), hosting.seen(), seed);
            boolean equal = Recount.repeat(file, MOST_CHARS).orThrow().equal()
                    && end.money().equals(books.steps());
            if (!end.stage().isOver()) {
                wrong.add("not over: " + end.stage().word());
            }
            wrong.addAll(books.wrong());
            return new Played(
                    seed,
                    cast.mechanism().code(),
                    end.stage().word(),
                    hosting.log().size(),
                    hosting.kills(),
                    cast.oversold(rules, end, hosting.log()),
                    books.held(),
                    equal,
                    List.copyOf(wrong));
        }
    }
}
