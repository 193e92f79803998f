package org.wishwright.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What a ledger makes of money steps: every entry is asked for once, holds what came, and gives out no more. */
public final class Books {

    private record Entry(Alias party, long amount, boolean came, long left) {}

    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<Payee, Long> got = new HashMap<>();
    private final Map<Alias, Long> returned = new HashMap<>();
    private final Map<Alias, Long> compensated = new HashMap<>();

    public static Books of(List<MoneyStep> steps) {
        var books = new Books();
        var ids = new HashSet<String>();
        for (var step : steps) {
            assertThat(ids.add(step.id())).as("unique id " + step.id()).isTrue();
            assertThat(step.amount().isPositive()).as("positive " + step).isTrue();
            books.post(step);
        }
        return books;
    }

    private void post(MoneyStep step) {
        var entry = entries.get(step.entry());
        long amount = step.amount().minor();
        switch (step) {
            case MoneyStep.Asked _, MoneyStep.Charged _ -> {
                assertThat(entry).as("asked for once " + step).isNull();
                entries.put(step.entry(), new Entry(step.party(), amount, false, 0));
            }
            case MoneyStep.Held _ -> {
                assertThat(entry).as("asked for " + step).isNotNull();
                assertThat(entry.came).as("held once " + step).isFalse();
                assertThat(amount).isEqualTo(entry.amount);
                entries.put(step.entry(), new Entry(step.party(), amount, true, amount));
            }
            case MoneyStep.Released released -> give(entry, step, released.to());
            case MoneyStep.Forfeited forfeited -> give(entry, step, forfeited.to());
            case MoneyStep.Returned _ -> {
                give(entry, step, null);
                returned.merge(step.party(), amount, Long::sum);
            }
            case MoneyStep.Compensated _ -> compensated.merge(step.party(), amount, Long::sum);
        }
    }

    private void give(Entry entry, MoneyStep step, Payee to) {
        long left = entry.left - step.amount().minor();
        assertThat(left).as("no more than was held " + step).isGreaterThanOrEqualTo(0);
        assertThat(step.party()).isEqualTo(entry.party);
        entries.put(step.entry(), new Entry(entry.party, entry.amount, true, left));
        if (to != null) {
            got.merge(to, step.amount().minor(), Long::sum);
        }
    }

    /** Minor units still held under all entries. */
    public long held() {
        return entries.values().stream().mapToLong(Entry::left).sum();
    }

    /** What came from a party less what went back. */
    public long paidBy(String party) {
        return entries.values().stream()
                        .filter(entry -> entry.party.text().equals(party) && entry.came)
                        .mapToLong(Entry::amount)
                        .sum()
                - returned.getOrDefault(new Alias(party), 0L);
    }

    public long got(Payee payee) {
        return got.getOrDefault(payee, 0L);
    }

    public long compensated(String party) {
        return compensated.getOrDefault(new Alias(party), 0L);
    }
}
