package org.wishwright.benchmarks.money;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentNotifications;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.ProviderSilentException;
import org.wishwright.platform.ledger.Share;
import org.wishwright.platform.ledger.SignedNotification;

/**
 * Orders and payments by seed: what a seed does, and what the provider does to it, follows from the seed alone, in steps instead of
 * time. A seed drives the program's own payments, settlement and books, and ends with all money where it belongs.
 */
final class Simulation {

    private static final Currency CNY = Currency.getInstance("CNY");
    private static final int AT_ONCE = 8;
    private static final long LONGEST_REFUND_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Payments payments;
    private final PaymentNotifications notifications;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final FaultyProvider provider;
    private final SimulatedOrders orders;
    private final Queue<Played> played = new ConcurrentLinkedQueue<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();

    private record Played(long seed, List<PaymentId> payments) {}

    Simulation(Program program) {
        payments = program.bean(Payments.class);
        notifications = program.bean(PaymentNotifications.class);
        ledger = program.bean(Ledger.class);
        transaction = program.bean(TransactionTemplate.class);
        provider = program.bean(FaultyProvider.class);
        orders = program.bean(SimulatedOrders.class);
    }

    /** Plays seeds and answers what was broken, each with the seed that replays it. */
    List<String> play(long first, int seeds) throws InterruptedException {
        try (var pool = Executors.newFixedThreadPool(AT_ONCE)) {
            LongStream.range(first, first + seeds).forEach(seed -> pool.execute(() -> play(seed)));
        }
        for (var one : played) {
            awaitRefunds(one);
        }
        ledger.audit().forEach(difference -> broken.add("books: " + difference));
        ledger.sums().stream().filter(sum -> !sum.balanced()).forEach(sum -> broken.add("books: " + sum));
        return List.copyOf(broken);
    }

    private void play(long seed) {
        try {
            new Life(seed).live();
        } catch (RuntimeException | AssertionError e) {
            broken.add("seed " + seed + ": " + e);
        }
    }

    /** Refunds reach the provider after the commit; recovery repeats those that it did not confirm. */
    private void awaitRefunds(Played one) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST_REFUND_NANOS;
        for (var payment : one.payments()) {
            long ours = held(payment);
            while (provider.holds(payment) != ours && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            if (provider.holds(payment) != ours) {
                broken.add("seed " + one.seed() + ": the provider holds " + provider.holds(payment) + " of " + payment
                        + ", the books say " + ours);
            }
        }
    }

    /** What the books say the provider holds of a payment. */
    private long held(PaymentId payment) {
        var known = payments.find(payment).orElseThrow();
        long amount = known.request().amount().minor();
        return switch (known.state()) {
            case PaymentState.Captured captured -> amount;
            case PaymentState.Refunded(var at, var refunded) -> amount - refunded.minor();
            case PaymentState.Initiated i -> 0;
            case PaymentState.Unknown u -> 0;
            case PaymentState.Declined d -> 0;
        };
    }

    /** One seed. */
    private final class Life {

        private final long seed;
        private final Random random;
        private final UUID order;
        private final PartyId payer;
        private final PartyId maker;
        private final Money price;
        private final List<PaymentId> begun = new ArrayList<>();

        Life(long seed) {
            this.seed = seed;
            this.random = new Random(seed * 0x9E37_79B9_7F4A_7C15L + 1); // other numbers than other rows draw
            this.order = new UUID(random.nextLong(), random.nextLong());
            this.payer = new PartyId(new UUID(random.nextLong(), random.nextLong()));
            this.maker = new PartyId(new UUID(random.nextLong(), random.nextLong()));
            this.price = new Money(1 + random.nextInt(100_000), CNY);
        }

        void live() {
            orders.open(order);
            begin();
            int steps = 4 + random.nextInt(10);
            for (int i = 0; i < steps; i++) {
                try {
                    step();
                } catch (ProviderSilentException e) {
                    // a notification that never came
                } catch (RefusedException e) {
                    expected(e);
                }
            }
            recover();
            finish();
            check();
            orders.forget(order);
        }

        private void step() {
            switch (random.nextInt(8)) {
                case 0, 1 -> begin();
                case 2, 3 -> payments.settleNow(one());
                case 4, 5 ->
                    notifications.receive(
                            FaultyProvider.METHOD, new SignedNotification(one().toString(), "0", "", new byte[0]));
                case 6 -> orders.close(order);
                default -> refund(new Money(1 + random.nextInt((int) price.minor()), CNY));
            }
        }

        private void begin() {
            int number = begun.size();
            var request = new PaymentRequest(
                    order, payer, price, FaultyProvider.METHOD, "faulty-" + (seed * 31 + number), "key-" + number);
            var payment = Objects.requireNonNull(transaction.execute(status -> payments.begin(request)))
                    .id();
            if (!begun.contains(payment)) {
                begun.add(payment);
            }
        }

        private PaymentId one() {
            return begun.get(random.nextInt(begun.size()));
        }

        private void refund(Money amount) {
            transaction.executeWithoutResult(status -> payments.refund(order, amount, "simulated"));
        }

        private void recover() {
            for (var payment : begun) {
                for (int i = 0; i < 200 && open(payment); i++) {
                    payments.settleNow(payment);
                }
            }
        }

        private boolean open(PaymentId payment) {
            return payments.find(payment).orElseThrow().state().open();
        }

        /** What is still held is shared out, or goes back. */
        private void finish() {
            var left = ledger.balance(AccountRef.escrow(order, CNY)).posted();
            if (!left.isPositive()) {
                return;
            }
            if (random.nextBoolean()) {
                var parts = left.split(9_500, 500);
                transaction.executeWithoutResult(status -> payments.release(
                        order,
                        parts.getFirst().isPositive() ? List.of(new Share(maker, parts.getFirst())) : List.of(),
                        parts.getLast()));
            } else {
                refund(left);
            }
        }

        private void check() {
            long collected = 0;
            for (var payment : begun) {
                require(!open(payment), "payment " + payment + " is still open");
                collected += held(payment);
            }
            var escrow = ledger.balance(AccountRef.escrow(order, CNY));
            long shared = ledger.balance(AccountRef.party(maker, CNY)).posted().minor();
            require(escrow.posted().minor() == 0, "the escrow still holds " + escrow);
            require(escrow.pendingIn().minor() == 0, "something is still announced: " + escrow);
            require(shared <= collected, "the maker got " + shared + " of " + collected);
            require(collected <= price.minor(), "paid twice: " + collected + " for " + price);
            played.add(new Played(seed, List.copyOf(begun)));
        }

        private void require(boolean holds, String otherwise) {
            if (!holds) {
                throw new IllegalStateException(otherwise);
            }
        }

        private void expected(RefusedException refused) {
            var code = refused.refusal().code();
            require(
                    List.of("payment.open-conflict", "payment.refund-conflict", "ledger.insufficient")
                            .contains(code),
                    "refused with " + code);
        }
    }
}
