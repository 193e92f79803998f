package org.wishwright.platform.campaign.work;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.DepositAsked;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.DepositStore;
import org.wishwright.platform.foundation.Idempotency;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentId;
import org.wishwright.platform.ledger.PaymentReaction;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.Payments;

/** Paying what a campaign asks for; what was captured is logged as paid, in the transaction that settles the payment. */
@Service
public class CampaignPayments implements PaymentReaction {

    private final CampaignStore campaigns;
    private final DepositStore deposits;
    private final CampaignLog log;
    private final ObjectProvider<Payments> payments;
    private final Idempotency idempotency;
    private final TransactionTemplate transaction;
    private final Live live;

    CampaignPayments(
            CampaignStore campaigns,
            DepositStore deposits,
            CampaignLog log,
            ObjectProvider<Payments> payments,
            Idempotency idempotency,
            TransactionTemplate transaction,
            Live live) {
        this.campaigns = campaigns;
        this.deposits = deposits;
        this.log = log;
        this.payments = payments;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.live = live;
    }

    /** @param state CAPTURED, DECLINED, UNKNOWN, or REFUNDED where it came too late */
    public record Paid(UUID payment, String state) {}

    record Begun(UUID payment) {}

    /** Pays one sum; the same key again is the same payment, however often it is sent. */
    public Paid pay(Caller caller, CampaignId campaign, String entry, String key, String method, String scenario) {
        var begun = Objects.requireNonNull(transaction.execute(status -> idempotency.once(
                caller.person().value(),
                key,
                List.of("campaign.pay", campaign.toString(), entry, method, scenario),
                Begun.class,
                () -> begin(caller, campaign, entry, key, method, scenario))));
        var state = payments.getObject().settleNow(new PaymentId(begun.payment()));
        return new Paid(begun.payment(), state.code());
    }

    private Begun begin(Caller caller, CampaignId campaign, String entry, String key, String method, String scenario) {
        var locked = log.lock(campaign);
        var deposit = deposits.find(campaign, entry)
                .filter(asked -> caller.actsFor(asked.party(), Role.MAKER))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "campaign.deposit-not-found", "Nobody asks you for this sum. Load the page again.")));
        if (deposit.state() != DepositAsked.State.ASKED || !log.awaits(locked, entry)) {
            throw new RefusedException(Refusal.of(
                    "campaign.not-awaited",
                    "This sum is no longer waited for: it was paid, or its time has passed. Load the page again."));
        }
        var request = new PaymentRequest(deposit.id(), deposit.party(), deposit.amount(), method, scenario, key);
        return new Begun(payments.getObject().begin(request).id().value());
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean supports(UUID subject) {
        return deposits.find(subject)
                .flatMap(deposit -> campaigns.lock(deposit.campaign()))
                .isPresent();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Decision captured(Payment payment) {
        var deposit = deposits.find(payment.request().subject()).orElseThrow();
        if (!payment.request().amount().equals(deposit.amount())) {
            return Decision.REFUND;
        }
        return log.take(deposit.campaign(), Alias.PLATFORM, new CommonInput.Paid(deposit.entry()))
                        .isAccepted()
                ? Decision.ACCEPTED
                : Decision.REFUND;
    }

    /** She may pay another way as long as the sum is waited for. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void declined(Payment payment) {
        deposits.find(payment.request().subject())
                .ifPresent(deposit -> live.touch(CampaignLog.topic(deposit.campaign())));
    }
}
