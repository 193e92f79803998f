package org.wishwright.market.namedprice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.Deposit;

/** One consumer and one specification: her offers one after another, and what became of the last. */
final class Naming {

    enum Phase {
        /** For the next window, once the deposit is held. */
        WAITING,
        /** Cleared without a seller; sellers may answer by hand. */
        UNMATCHED,
        /** To be paid. */
        MATCHED,
        OVER
    }

    /** A seller's answer by hand. */
    record Counter(Alias seller, Money unit) {}

    final Alias party;
    final int spec;
    final Map<String, Counter> counters = new LinkedHashMap<>();
    /** Specifications that somebody would have sold at the price. */
    List<String> alternatives = List.of();

    Deposit hold;
    Phase phase = Phase.WAITING;
    int attempts = 1;
    String entry;

    @Nullable
    LocalDate day;

    int units;
    Money unit;
    Instant countersUntil = Instant.MIN;

    @Nullable
    Match match;

    /** @param rule the reserve rule that takes it, null for an answer by hand */
    record Match(Alias seller, Money unit, @Nullable Reserve rule, Deposit price) {}

    Naming(Alias party, int spec, String entry, NamedPriceInput.Offered offered, Deposit hold) {
        this.party = party;
        this.spec = spec;
        this.hold = hold;
        this.entry = entry;
        day = offered.day();
        units = (int) offered.units();
        unit = offered.unit();
    }

    /** A further offer takes the place of the last. */
    void again(String newEntry, NamedPriceInput.Offered offered) {
        attempts++;
        entry = newEntry;
        day = offered.day();
        units = (int) offered.units();
        unit = offered.unit();
        phase = Phase.WAITING;
        counters.clear();
        alternatives = List.of();
    }

    /** Whether a seller may still answer it by hand. */
    boolean isOpenTo(Instant now) {
        return phase == Phase.UNMATCHED && now.isBefore(countersUntil);
    }

    int dayNumber() {
        return day == null ? 0 : Math.toIntExact(day.toEpochDay());
    }

    /** A seller's rule with what is left of its capacity. */
    static final class Reserve {
        final Alias seller;
        final int spec;
        final NamedPriceInput.Reserved rule;
        long left;
        boolean withdrawn;

        Reserve(Alias seller, int spec, NamedPriceInput.Reserved rule) {
            this.seller = seller;
            this.spec = spec;
            this.rule = rule;
            left = rule.capacity();
        }
    }
}
