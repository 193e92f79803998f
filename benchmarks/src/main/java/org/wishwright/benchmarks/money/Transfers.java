package org.wishwright.benchmarks.money;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.BatchedTransfers;
import org.wishwright.platform.ledger.TransferDraft;

/** Independent transfers between random parties, each answered after it is durable; all rules of the books in force. */
final class Transfers {

    static final int ACCOUNTS = 10_000;

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final int FUNDING = 500;
    private static final long EACH = 1_000_000_000L;
    private static final int UNDER_WAY = 24_000;

    private final BatchedTransfers batched;
    private final Random random;
    private final List<AccountRef> accounts;
    private final UUID subject = UUID.randomUUID();

    Transfers(BatchedTransfers batched, long seed) {
        this.batched = batched;
        this.random = new Random(seed);
        this.accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> AccountRef.party(new PartyId(new UUID(random.nextLong(), random.nextLong())), CNY))
                .toList();
        for (int from = 0; from < ACCOUNTS; from += FUNDING) {
            var drafts = accounts.subList(from, from + FUNDING).stream()
                    .map(account -> draft(AccountRef.provider(subject, CNY), account, EACH))
                    .toList();
            batched.submit(drafts).join();
        }
    }

    /** @param callSize transfers a call */
    double perSecond(int callSize, Duration warmUp, Duration measured) throws InterruptedException {
        var free = new Semaphore(UNDER_WAY);
        var done = new AtomicLong();
        var failed = new AtomicLong();
        long began = System.nanoTime() + warmUp.toNanos();
        long ends = began + measured.toNanos();
        long before = -1;
        while (System.nanoTime() < ends) {
            if (before < 0 && System.nanoTime() > began) {
                before = done.get();
            }
            free.acquire(callSize);
            batched.submit(call(callSize)).whenComplete((ids, failure) -> {
                (failure == null ? done : failed).addAndGet(callSize);
                free.release(callSize);
            });
        }
        long after = done.get();
        free.acquire(UNDER_WAY);
        if (failed.get() > 0) {
            throw new IllegalStateException(failed.get() + " transfers failed");
        }
        return (after - before) * 1e9 / measured.toNanos();
    }

    private List<TransferDraft> call(int size) {
        var drafts = new ArrayList<TransferDraft>(size);
        for (int i = 0; i < size; i++) {
            int from = random.nextInt(ACCOUNTS);
            int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
            drafts.add(draft(accounts.get(from), accounts.get(to), 1));
        }
        return drafts;
    }

    private TransferDraft draft(AccountRef debit, AccountRef credit, long minor) {
        return new TransferDraft(debit, credit, new Money(minor, CNY), "bench", subject);
    }
}
