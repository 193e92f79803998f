package org.wishwright.platform.ledger.sandbox;

import java.util.Map;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.ChargeAnswer;
import org.wishwright.platform.ledger.ChargeRequest;
import org.wishwright.platform.ledger.PaymentProvider.Mandate;
import org.wishwright.platform.ledger.PaymentProvider.Mandates;

/** Consents at the sandbox, where every payer agrees at once. */
record SandboxMandates(SandboxClient sandbox, SandboxProvider provider) implements Mandates {

    @Override
    public ChargeAnswer agree(Mandate mandate) {
        var agreed = sandbox.post("mandates", Map.of("id", mandate.id().toString(), "payer", mandate.payer()));
        return agreed.status() == 200
                ? new ChargeAnswer.Captured(
                        "sandbox-" + mandate.id(), Money.zero(mandate.most().currency()))
                : new ChargeAnswer.Declined(agreed.detail());
    }

    @Override
    public ChargeAnswer charge(Mandate mandate, ChargeRequest request) {
        if (!sandbox.get("mandates", mandate.id().toString()).known()
                || sandbox.get("mandates", mandate.id() + "-ended").known()) {
            return new ChargeAnswer.Declined("The payer has not agreed.");
        }
        if (!request.amount().currency().equals(mandate.most().currency())
                || request.amount().compareTo(mandate.most()) > 0) {
            return new ChargeAnswer.Declined("It is more than the payer agreed to.");
        }
        return provider.charge(request);
    }

    @Override
    public void end(Mandate mandate) {
        var ended = sandbox.post("mandates", Map.of("id", mandate.id() + "-ended", "payer", mandate.payer()));
        if (ended.status() != 200) {
            throw new IllegalStateException("The sandbox did not end the consent: " + ended.detail());
        }
    }
}
