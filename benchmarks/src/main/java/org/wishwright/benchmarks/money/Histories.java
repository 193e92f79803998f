package org.wishwright.benchmarks.money;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.BatchedTransfers;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.TransferDraft;

/**
 * Small histories of concurrent clients on the books. In three of four each transfer appends itself to some accounts, by an amount that
 * is a power of two, so that a balance tells exactly which transfers a reader saw, and the statements tell their order. In the
 * fourth the clients move money among three accounts whose sum must never change and none of which may fall below zero.
 */
final class Histories {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final int AT_ONCE = 12;
    private static final int CLIENTS = 3;
    private static final int EACH = 3;
    private static final int LISTS = 2;
    private static final int BANK = 3;
    private static final long FUNDS = 100;

    private final Ledger ledger;
    private final BatchedTransfers batched;

    Histories(Program program) {
        ledger = program.bean(Ledger.class);
        batched = program.bean(BatchedTransfers.class);
    }

    /** Plays histories and answers the anomalies, each with its seed. */
    List<String> play(long first, int histories) {
        Queue<String> anomalies = new ConcurrentLinkedQueue<>();
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            for (long seed = first; seed < first + histories; seed++) {
                long one = seed;
                pool.execute(() -> {
                    try {
                        (one % 4 == 3 ? bank(one) : appends(one))
                                .ifPresent(what -> anomalies.add("history " + one + ": " + what));
                    } catch (RuntimeException | InterruptedException e) {
                        anomalies.add("history " + one + ": " + e);
                    }
                });
            }
        }
        return List.copyOf(anomalies);
    }

    private Optional<String> appends(long seed) throws InterruptedException {
        var random = random(seed);
        var accounts = accounts(random, LISTS);
        List<Operation> done = Collections.synchronizedList(new ArrayList<>());
        clients(random.nextLong(), (number, own) -> done.add(operation(number, own, accounts)));
        var lists = new HashMap<Integer, List<Integer>>();
        for (int key = 0; key < LISTS; key++) {
            lists.put(key, list(accounts.get(key)));
        }
        return Serializability.anomaly(done, lists);
    }

    private Operation operation(int number, Random random, List<AccountRef> accounts) {
        boolean reads = random.nextInt(2) == 0;
        var keys = new HashSet<Integer>();
        for (int key = 0; key < LISTS && !reads; key++) {
            if (random.nextInt(3) > 0 || key == LISTS - 1 && keys.isEmpty()) {
                keys.add(key);
            }
        }
        boolean together = random.nextBoolean();
        long began = System.nanoTime();
        Map<Integer, Long> read = new HashMap<>();
        if (reads) {
            var balances = ledger.balances(accounts);
            for (int key = 0; key < LISTS; key++) {
                read.put(
                        key,
                        Objects.requireNonNull(balances.get(accounts.get(key)))
                                .posted()
                                .minor());
            }
        } else {
            append(number, keys, accounts, together);
        }
        return new Operation(number, began, System.nanoTime(), Set.copyOf(keys), read);
    }

    private void append(int number, Set<Integer> keys, List<AccountRef> accounts, boolean together) {
        var subject = new UUID(number, number);
        var drafts = keys.stream()
                .map(key -> new TransferDraft(
                        AccountRef.provider(subject, CNY),
                        accounts.get(key),
                        new Money(1L << number, CNY),
                        "history",
                        subject))
                .toList();
        if (together) {
            batched.submit(drafts).join();
        } else {
            ledger.transfer(drafts);
        }
    }

    /** The numbers of the transfers on an account, oldest first. */
    private List<Integer> list(AccountRef account) {
        var party = new PartyId(account.owner());
        var lines = ledger.statement(new Caller(party, "History", Set.of()), party, CNY, null, 100)
                .lines();
        return lines.reversed().stream()
                .map(line -> Long.numberOfTrailingZeros(line.credit().minor()))
                .toList();
    }

    private Optional<String> bank(long seed) throws InterruptedException {
        var random = random(seed);
        var accounts = accounts(random, BANK);
        var subject = new UUID(0, seed);
        ledger.transfer(accounts.stream()
                .map(account -> new TransferDraft(
                        AccountRef.provider(subject, CNY), account, new Money(FUNDS, CNY), "history", subject))
                .toList());
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        clients(random.nextLong(), (number, own) -> {
            int from = own.nextInt(BANK);
            var draft = new TransferDraft(
                    accounts.get(from),
                    accounts.get((from + 1 + own.nextInt(BANK - 1)) % BANK),
                    new Money(1 + own.nextInt(120), CNY),
                    "history",
                    subject);
            if (own.nextInt(2) == 0) {
                moved(draft);
            }
            summed(accounts).ifPresent(wrong::add);
        });
        summed(accounts).ifPresent(wrong::add);
        return Optional.ofNullable(wrong.peek());
    }

    private void moved(TransferDraft draft) {
        try {
            batched.submit(List.of(draft)).join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof RefusedException)) {
                throw e;
            }
        }
    }

    private Optional<String> summed(List<AccountRef> accounts) {
        var balances = ledger.balances(accounts).values();
        long sum = balances.stream().mapToLong(one -> one.posted().minor()).sum();
        boolean negative = balances.stream().anyMatch(one -> one.posted().isNegative());
        return sum == BANK * FUNDS && !negative ? Optional.empty() : Optional.of("read " + balances);
    }

    private interface Client {
        void act(int number, Random own);
    }

    /** Several clients at once, each with its own randomness; operations are numbered through. */
    private static void clients(long seed, Client client) throws InterruptedException {
        IntConsumer one = number -> {
            var own = new Random(seed + number);
            for (int i = 0; i < EACH; i++) {
                client.act(number * EACH + i, own);
            }
        };
        Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
        var threads = IntStream.range(0, CLIENTS)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    try {
                        one.accept(number);
                    } catch (RuntimeException e) {
                        failures.add(e);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
    }

    /** Other numbers than other rows draw from the same seed. */
    private static Random random(long seed) {
        return new Random(seed * 0x9E37_79B9_7F4A_7C15L + 2);
    }

    private static List<AccountRef> accounts(Random random, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> AccountRef.party(new PartyId(new UUID(random.nextLong(), random.nextLong())), CNY))
                .toList();
    }
}
