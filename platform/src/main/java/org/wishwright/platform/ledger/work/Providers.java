package org.wishwright.platform.ledger.work;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.ChargeRequest;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentProvider;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.ProviderSilentException;
import org.wishwright.platform.ledger.RefundAnswer;
import org.wishwright.platform.ledger.RefundRequest;

/** The payment providers by name; talks to them, and never inside a database transaction. */
@Component
class Providers {

    private final Map<String, PaymentProvider> byMethod;

    Providers(List<PaymentProvider> providers) {
        byMethod = providers.stream().collect(Collectors.toMap(PaymentProvider::method, Function.identity()));
    }

    Optional<PaymentProvider> named(String method) {
        return Optional.ofNullable(byMethod.get(method));
    }

    void check(PaymentRequest request) {
        var provider = named(request.method())
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "payment.method-unknown",
                        "There is no way of paying called {method}. Choose one of: {methods}.",
                        "field",
                        "method",
                        "method",
                        request.method(),
                        "methods",
                        String.join(", ", byMethod.keySet()))));
        provider.refuses(request).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
    }

    /** Charges a payment that was just begun, asks about any other; silence is an unknown outcome. */
    ChargeAnswer outcome(Payment payment) {
        outsideTransaction();
        var provider = provider(payment.request().method());
        try {
            if (payment.state() instanceof PaymentState.Initiated) {
                return provider.charge(charge(payment));
            }
            return asked(provider, payment);
        } catch (ProviderSilentException e) {
            return new ChargeAnswer.Unknown();
        }
    }

    /** By name, the sandbox last. */
    List<String> methods() {
        return byMethod.keySet().stream()
                .sorted(Comparator.comparing((String method) -> method.equals("sandbox"))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** Calls a payment off; silence is an unknown outcome. */
    ChargeAnswer cancel(Payment payment) {
        outsideTransaction();
        try {
            return provider(payment.request().method()).cancel(payment.id());
        } catch (ProviderSilentException e) {
            return new ChargeAnswer.Unknown();
        }
    }

    /** Asks about a payment that may or may not have reached the provider; one that never did is charged now. */
    ChargeAnswer ask(Payment payment) {
        outsideTransaction();
        try {
            return asked(provider(payment.request().method()), payment);
        } catch (ProviderSilentException e) {
            return new ChargeAnswer.Unknown();
        }
    }

    RefundAnswer refund(String method, RefundRequest request) {
        outsideTransaction();
        return provider(method).refund(request);
    }

    private static ChargeAnswer asked(PaymentProvider provider, Payment payment) {
        var answer = provider.ask(payment.id());
        var shown = payment.presentation();
        boolean open = answer instanceof ChargeAnswer.NeverHeard
                || answer instanceof ChargeAnswer.Unknown
                || answer instanceof ChargeAnswer.Waiting;
        if (shown != null && open && Instant.now().isAfter(shown.expires())) {
            return provider.cancel(payment.id()); // nobody paid in time
        }
        return answer instanceof ChargeAnswer.NeverHeard ? provider.charge(charge(payment)) : answer;
    }

    private static ChargeRequest charge(Payment payment) {
        return new ChargeRequest(
                payment.id(), payment.request().amount(), payment.request().scenario());
    }

    private PaymentProvider provider(String method) {
        return named(method).orElseThrow(() -> new IllegalStateException("No payment provider is called " + method));
    }

    private static void outsideTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A provider is never called inside a database transaction: commit first");
        }
    }
}
