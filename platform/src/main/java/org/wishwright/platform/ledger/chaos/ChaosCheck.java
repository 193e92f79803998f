package org.wishwright.platform.ledger.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentProvider;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.reconciliation.Difference;
import org.wishwright.platform.ledger.reconciliation.Matching;
import org.wishwright.platform.ledger.reconciliation.file.SettlementFile;
import org.wishwright.platform.ledger.store.ReconciliationStore;

/** Lets everything come to rest, then compares the ledger with itself, with the provider and with what was answered. */
@Component
@ConditionalOnProperty("wishwright.chaos.seed")
class ChaosCheck {

    private static final Duration LONGEST_REST = Duration.ofMinutes(2);
    private static final Duration FAR = Duration.ofDays(3_650);

    private final Ledger ledger;
    private final Payments payments;
    private final List<PaymentProvider> providers;
    private final ReconciliationStore store;
    private final JdbcClient jdbc;

    ChaosCheck(
            Ledger ledger,
            Payments payments,
            List<PaymentProvider> providers,
            ReconciliationStore store,
            JdbcClient jdbc) {
        this.ledger = ledger;
        this.payments = payments;
        this.providers = providers;
        this.store = store;
        this.jdbc = jdbc;
    }

    /** Writes a line for each thing lost or doubled, and how many there are. @param answers what payers were told */
    void check(Path answers) {
        var wrong = new ArrayList<String>();
        rest(wrong);
        ledger.audit()
                .forEach(difference -> wrong.add("an account that is not the sum of its transfers: " + difference));
        ledger.sums().stream().filter(sum -> !sum.balanced()).forEach(sum -> wrong.add("books out of balance: " + sum));
        byTheProvider().forEach(difference -> wrong.add("ledger and provider differ: " + difference));
        kept(answers, wrong);
        wrong.forEach(line -> System.out.println("WRONG " + line));
        System.out.println("CHECKED " + wrong.size() + " " + count("ledger.payment") + " " + count("ledger.refund"));
    }

    private void rest(List<String> wrong) {
        var until = Instant.now().plus(LONGEST_REST);
        while (open() > 0) {
            if (Instant.now().isAfter(until)) {
                wrong.add(open() + " payments or refunds never came to rest");
                return;
            }
            jdbc.sql("update ledger.payment set ask_after = clock_timestamp() where state in ('INITIATED', 'UNKNOWN')")
                    .update();
            jdbc.sql("update ledger.refund set ask_after = clock_timestamp() where done is null")
                    .update();
            pause();
        }
    }

    private int open() {
        return jdbc.sql("""
                        select (select count(*) from ledger.payment where state in ('INITIATED', 'UNKNOWN'))
                            + (select count(*) from ledger.refund where done is null)""").query(Integer.class).single();
    }

    /** Every movement of all time, on both sides. */
    private List<Difference> byTheProvider() {
        var sandbox = providers.stream()
                .filter(provider -> provider.method().equals("sandbox"))
                .findFirst()
                .orElseThrow();
        var now = Instant.now();
        var terms = new Matching.Terms(now.minus(FAR), now.plus(FAR), Duration.ZERO, Optional.empty(), 1_000);
        var file = sandbox.settlementFile(terms.from(), terms.until()).orElseThrow();
        var ours = store.movements("sandbox", terms.from(), terms.until(), Integer.MAX_VALUE);
        return Matching.match(ours, SettlementFile.read("sandbox", file).orThrow(), terms)
                .differences();
    }

    /** What was answered stands, and each order was paid once at most. */
    private void kept(Path answers, List<String> wrong) {
        try (var lines = Files.lines(answers)) {
            Map<Long, List<String>> told = new HashMap<>();
            lines.map(line -> line.split(" ", 3))
                    .filter(words -> words[0].equals("ANSWERED") || words[0].equals("REFUNDED"))
                    .forEach(words -> told.computeIfAbsent(Long.parseLong(words[1]), number -> new ArrayList<>())
                            .add(words[2]));
            told.forEach((number, said) -> compare(number, said, wrong));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(long number, List<String> told, List<String> wrong) {
        var of = payments.of(ChaosOrders.order(number));
        if (of.size() != 1) {
            wrong.add("order " + number + " has " + of.size() + " payments");
            return;
        }
        var payment = of.getFirst();
        for (var said : told) {
            if (!stands(payment, said)) {
                wrong.add("order " + number + " was answered " + said + " and is " + payment.state());
            }
        }
    }

    private static boolean stands(Payment payment, String said) {
        return switch (said) {
            case "CAPTURED" -> payment.state() instanceof PaymentState.Captured || refunded(payment) > 0;
            case "DECLINED" -> payment.state() instanceof PaymentState.Declined;
            case ChaosPayments.BACK -> back(payment); // and only once
            case "REFUNDED" ->
                back(payment) || refunded(payment) == payment.request().amount().minor();
            default -> true; // an outcome that was not known then
        };
    }

    private static boolean back(Payment payment) {
        return refunded(payment) == Long.parseLong(ChaosPayments.BACK);
    }

    private static long refunded(Payment payment) {
        return payment.state() instanceof PaymentState.Refunded back
                ? back.refunded().minor()
                : 0;
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
