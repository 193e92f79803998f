package org.wishwright.platform.ledger.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.PaymentStep;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.work.Steps;

/**
 * Payers who never rest. Each pays one order after the other, each order under one key however often she has to try, and gives a
 * part back now and then; what was answered to her is written out. It is told on standard input at which step to die.
 */
@Component
@ConditionalOnProperty("wishwright.chaos.seed")
class ChaosPayments {

    /** What some payers get back, in minor units. */
    static final String BACK = "400";

    private static final int PAYERS = 4;
    private static final long AGAIN_MILLIS = 200;

    private final Payments payments;
    private final Steps steps;
    private final ChaosCheck check;
    private final TransactionTemplate transaction;
    private final long seed;
    private final AtomicLong next;

    ChaosPayments(
            Payments payments,
            Steps steps,
            ChaosCheck check,
            TransactionTemplate transaction,
            @Value("${wishwright.chaos.seed}") long seed,
            @Value("${wishwright.chaos.from:1}") long from) {
        this.payments = payments;
        this.steps = steps;
        this.check = check;
        this.transaction = transaction;
        this.seed = seed;
        this.next = new AtomicLong(from);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofPlatform().daemon().name("chaos-orders").start(this::obey);
    }

    /** {@code PAY}, {@code HALT STEP COUNT}, {@code CHECK FILE}; the end of the input is the end of the program. */
    private void obey() {
        System.out.println("CHAOS READY");
        try (var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var words = line.split(" ", 3);
                switch (words[0]) {
                    case "PAY" -> pay();
                    case "HALT" -> steps.arm(PaymentStep.valueOf(words[1]), Integer.parseInt(words[2]));
                    case "CHECK" -> check.check(java.nio.file.Path.of(words[1]));
                    default -> System.out.println("CHAOS knows no " + words[0]);
                }
            }
        } catch (IOException e) {
            System.out.println("CHAOS heard no more: " + e);
        }
        Runtime.getRuntime().halt(0);
    }

    private void pay() {
        for (int i = 0; i < PAYERS; i++) {
            Thread.ofVirtual().start(() -> {
                while (true) {
                    untilDone(next.getAndIncrement());
                }
            });
        }
    }

    /** As a payer whose page failed: the same again until it is answered. */
    private void untilDone(long number) {
        System.out.println("TRY " + number);
        while (true) {
            try {
                once(number);
                return;
            } catch (RefusedException e) {
                System.out.println("REFUSED " + number + " " + e.refusal().code());
                return;
            } catch (RuntimeException e) {
                rest(); // the database or the provider is gone just now
            }
        }
    }

    private void once(long number) {
        long drawn = Math.floorMod((seed ^ number) * 0x9E37_79B9_7F4A_7C15L >>> 20, 1_000L);
        var amount = Money.of(1_000 + drawn, "CNY");
        var order = ChaosOrders.order(number);
        var request = new PaymentRequest(
                order, new PartyId(new UUID(seed, 1)), amount, "sandbox", "storm-" + seed % 1_000_000, "once");
        var payment = transaction.execute(status -> payments.begin(request));
        var state = payments.settleNow(java.util.Objects.requireNonNull(payment).id());
        System.out.println("ANSWERED " + number + " " + state.code());
        if (state.code().equals("CAPTURED") && drawn < 300) {
            transaction.executeWithoutResult(
                    status -> payments.refund(order, Money.of(Long.parseLong(BACK), "CNY"), "chaos"));
            System.out.println("REFUNDED " + number + " " + BACK);
        }
    }

    private static void rest() {
        try {
            Thread.sleep(AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
