package org.wishwright.platform.ledger.sandbox;

import java.util.Map;
import java.util.UUID;
import org.wishwright.platform.ledger.PaymentProvider.PayoutRequest;
import org.wishwright.platform.ledger.PaymentProvider.Payouts;
import org.wishwright.platform.ledger.PaymentProvider.Transit;

/** Pays out of the sandbox. */
record SandboxPayouts(SandboxClient sandbox) implements Payouts {

    @Override
    public Transit pay(PayoutRequest request) {
        var amount = request.receiver().amount();
        return SandboxSharing.transit(sandbox.post(
                "payouts",
                Map.of(
                        "id", request.id().toString(),
                        "account", request.receiver().account(),
                        "minor", amount.minor(),
                        "currency", amount.currency().getCurrencyCode(),
                        "about", request.about())));
    }

    @Override
    public Transit ask(UUID payout) {
        return SandboxSharing.transit(sandbox.get("payouts", payout.toString()));
    }
}
