package org.wishwright.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.identity.PartyId;

@PlatformTest
class ConcurrentTransfersTest {

    private static final long SEED = 20_261_120;
    private static final int THREADS = 8;
    private static final int CALLS = 60;
    private static final Currency CNY = Currency.getInstance("CNY");

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    /** Few accounts, so that the threads meet: two orders, three makers, their shards. */
    private final List<UUID> orders = List.of(UUID.randomUUID(), UUID.randomUUID());

    private final List<AccountRef> accounts = IntStream.range(0, 9)
            .mapToObj(i -> switch (i % 3) {
                case 0 -> AccountRef.escrow(orders.get(i % 2), CNY);
                case 1 -> AccountRef.party(new PartyId(new UUID(7, i)), CNY);
                default -> AccountRef.provider(orders.get(i % 2), CNY);
            })
            .distinct()
            .toList();

    @Test
    void whateverHappensAtOnceTheBooksBalanceAndNobodyOwesMoreThanShe() throws Exception {
        var work = IntStream.range(0, THREADS)
                .mapToObj(thread -> (Callable<long[]>) () -> play(new Random(SEED + thread)))
                .toList();
        long done = 0;
        long refused = 0;
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            for (var result : pool.invokeAll(work)) {
                done += result.get()[0];
                refused += result.get()[1];
            }
        }
        assertThat(done).isPositive();
        assertThat(done + refused).isEqualTo((long) THREADS * CALLS);
        assertThat(ledger.audit()).isEmpty();
        assertThat(ledger.sums()).isNotEmpty().allMatch(CurrencySum::balanced);
        assertThat(jdbc.sql("""
                                select count(*) from ledger.account
                                where kind not in ('PROVIDER', 'CLAIM', 'LOSS') and credits_posted - debits_posted - debits_pending < 0""").query(Long.class).single()).isZero();
    }

    private long[] play(Random random) {
        var announced = new ArrayList<TransferId>();
        long done = 0;
        long refused = 0;
        for (int call = 0; call < CALLS; call++) {
            try {
                step(random, announced);
                done++;
            } catch (RefusedException e) {
                assertThat(e.refusal().code()).isEqualTo("ledger.insufficient");
                refused++;
            }
        }
        return new long[] {done, refused};
    }

    private void step(Random random, List<TransferId> announced) {
        int what = random.nextInt(10);
        if (what < 2 && !announced.isEmpty()) {
            ledger.post(announced.removeLast());
        } else if (what < 3 && !announced.isEmpty()) {
            ledger.voidPending(announced.removeLast());
        } else if (what < 6) {
            announced.addAll(ledger.pending(drafts(random)));
        } else {
            ledger.transfer(drafts(random));
        }
    }

    private List<TransferDraft> drafts(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> {
                    int from = random.nextInt(accounts.size());
                    int to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
                    var amount = new Money(1 + random.nextInt(50), CNY);
                    return new TransferDraft(accounts.get(from), accounts.get(to), amount, "test", orders.getFirst());
                })
                .toList();
    }
}
