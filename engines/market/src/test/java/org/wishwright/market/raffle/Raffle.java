package org.wishwright.market.raffle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Deposit;
import org.wishwright.market.Desk;
import org.wishwright.market.Input;
import org.wishwright.market.Judging;
import org.wishwright.market.Logged;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Play;
import org.wishwright.market.Progress;
import org.wishwright.market.Rules;
import org.wishwright.market.Seeded;
import org.wishwright.market.Taken;

/** An eighth mechanism: one package, and one line among the services. Draws one of those who entered. */
public final class Raffle implements Mechanism<Raffle.RaffleRules> {

    public record RaffleRules(Alias convener, Currency currency, Instant until) implements Rules {
        @Override
        public Instant firstDeadline() {
            return until;
        }
    }

    public sealed interface RaffleInput extends Input {
        record Entered() implements RaffleInput {}
    }

    @Override
    public String code() {
        return "raffle";
    }

    @Override
    public Class<RaffleRules> rulesType() {
        return RaffleRules.class;
    }

    @Override
    public Class<? extends Input> inputType() {
        return RaffleInput.class;
    }

    @Override
    public Outcome<RaffleRules> judged(RaffleRules rules) {
        return new Judging<>(rules).outcome();
    }

    @Override
    public Play begin(RaffleRules rules, long seed) {
        return new Drawing(rules, seed);
    }

    private static final class Drawing implements Play {
        private final RaffleRules rules;
        private final long seed;
        private final List<String> entered = new ArrayList<>();
        private @Nullable String drawn;

        Drawing(RaffleRules rules, long seed) {
            this.rules = rules;
            this.seed = seed;
        }

        @Override
        public void opened(Desk desk) {
            desk.at("until", rules.until());
        }

        @Override
        public Outcome<Taken> take(Logged input, Desk desk) {
            entered.add(input.by().text());
            return Taken.as(input);
        }

        @Override
        public void due(String deadline, Desk desk) {
            if (entered.isEmpty()) {
                desk.lapse("raffle.nobody");
            } else {
                drawn = entered.get(Seeded.of(seed, "drawing").below(entered.size()));
                desk.settle();
            }
        }

        @Override
        public void held(Deposit deposit, Desk desk) {}

        @Override
        public void missed(Deposit deposit, Desk desk) {}

        @Override
        public Progress progress() {
            return new Progress(entered.size(), 1, "parties");
        }

        @Override
        public Map<String, @Nullable Object> shown() {
            return Map.of("entered", entered.size());
        }

        @Override
        public Map<String, @Nullable Object> result() {
            return drawn == null ? Map.of() : Map.of("drawn", drawn);
        }
    }
}
