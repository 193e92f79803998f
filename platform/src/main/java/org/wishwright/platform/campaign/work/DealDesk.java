package org.wishwright.platform.campaign.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.DealStore;
import org.wishwright.platform.campaign.store.DepositStore;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.timer.TimerHandler;

/** From the deal to its last cent: the buyer receives, or is taken to have received; or the seller gives back. */
@Service
public class DealDesk implements TimerHandler {

    static final String RECEIVED = "campaign.received";

    private final DealStore deals;
    private final DepositStore deposits;
    private final Royalty royalty;
    private final CampaignFacts facts;
    private final Ledger ledger;
    private final Payments payments;
    private final Live live;
    private final DealCodes codes;
    private final Undelivered undelivered;
    private final int commission;

    /** @param commission of a deal's price, in hundredths of a percent */
    DealDesk(
            DealStore deals,
            DepositStore deposits,
            Royalty royalty,
            CampaignFacts facts,
            Ledger ledger,
            Payments payments,
            Live live,
            DealCodes codes,
            Undelivered undelivered,
            @Value("${wishwright.commission-basis-points:500}") int commission) {
        this.deals = deals;
        this.deposits = deposits;
        this.royalty = royalty;
        this.facts = facts;
        this.ledger = ledger;
        this.payments = payments;
        this.live = live;
        this.codes = codes;
        this.undelivered = undelivered;
        this.commission = commission;
    }

    /** The buyer has it: the seller gets the price less the platform's commission. */
    @Transactional
    public void receive(Caller caller, UUID deal) {
        var found = open(deal, caller, true);
        release(found);
    }

    /** The buyer has told the seller her code where she was served: the seller gets the price. */
    @Transactional
    public void redeem(Caller caller, CampaignId campaign, String code) {
        var found = deals.agreed(campaign, CampaignReading.sides(caller)).stream()
                .filter(deal -> DealCodes.has(deal) && codes.matches(deal.id(), code))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "campaign.redemption-wrong",
                        "This code redeems nothing of yours here, or it was redeemed before. Ask the guest to show it.",
                        "field",
                        "code")));
        release(open(found.id(), caller, false));
    }

    /** The seller cannot deliver: the buyer gets everything back, an earnest as often as the law says. */
    @Transactional
    public void giveBack(Caller caller, UUID deal) {
        undelivered.before(deal);
        var found = open(deal, caller, false);
        var drafts = new ArrayList<TransferDraft>();
        var parts = deals.money(found.id());
        var currency = found.paid().currency();
        var escrow = AccountRef.escrow(found.id(), currency);
        parts.forEach((deposit, minor) -> drafts.add(new TransferDraft(
                escrow,
                AccountRef.escrow(deposit, currency),
                new Money(minor, currency),
                "campaign.returned",
                found.campaign().value())));
        drafts.addAll(compensation(found));
        ledger.transfer(drafts);
        parts.forEach((deposit, minor) -> payments.refund(deposit, new Money(minor, currency), "campaign.undelivered"));
        end(found, CampaignDeal.State.RETURNED, "campaign.undelivered");
        undelivered.tell(found);
    }

    /** Out of her bond, then the fund; what neither has is noted as owed. */
    private List<TransferDraft> compensation(CampaignDeal deal) {
        var currency = deal.paid().currency();
        long earnest = Long.parseLong(deal.terms().getOrDefault("earnest-minor", "0"));
        long open = earnest * (Long.parseLong(deal.terms().getOrDefault("earnest-times", "1")) - 1);
        var drafts = new ArrayList<TransferDraft>();
        var to = AccountRef.party(deal.buyer(), currency);
        var subject = deal.campaign().value();
        for (var from : List.of(AccountRef.bond(deal.seller(), currency), AccountRef.compensation(subject, currency))) {
            long part = Math.clamp(ledger.balance(from).free().minor(), 0, open);
            if (part > 0) {
                drafts.add(new TransferDraft(from, to, new Money(part, currency), "campaign.compensated", subject));
                open -= part;
            }
        }
        if (open > 0) {
            var owed = new Money(open, currency);
            deposits.claim(deal.campaign(), deal.name() + ":undelivered", deal.buyer(), deal.seller(), owed);
        }
        return drafts;
    }

    @Override
    public String kind() {
        return RECEIVED;
    }

    @Override
    @Transactional
    public void fire(UUID subject, Instant due) {
        deals.lock(subject)
                .filter(deal -> deal.state() == CampaignDeal.State.AGREED)
                .ifPresent(this::release);
    }

    private void release(CampaignDeal deal) {
        var currency = deal.paid().currency();
        var escrow = AccountRef.escrow(deal.id(), currency);
        var share = deal.paid().basisPoints(commission);
        var drafts = new ArrayList<TransferDraft>();
        var left = deal.paid().minus(share);
        drafts.addAll(royalty.drafts(deal, left));
        var rest = drafts.stream().map(TransferDraft::amount).reduce(left, Money::minus);
        var subject = deal.campaign().value();
        if (rest.isPositive()) {
            drafts.add(new TransferDraft(
                    escrow, AccountRef.party(deal.seller(), currency), rest, "campaign.share", subject));
        }
        if (share.isPositive()) {
            drafts.add(new TransferDraft(
                    escrow, AccountRef.commission(subject, currency), share, "campaign.commission", subject));
        }
        ledger.transfer(drafts);
        end(deal, CampaignDeal.State.RECEIVED, "campaign.received");
    }

    private void end(CampaignDeal deal, CampaignDeal.State state, String fact) {
        deals.enter(deal.id(), state);
        facts.deal(deal, fact);
        live.touch(CampaignLog.topic(deal.campaign()));
    }

    private CampaignDeal open(UUID deal, Caller caller, boolean asBuyer) {
        var found = deals.lock(deal)
                .filter(one -> isHers(caller, asBuyer ? one.buyer() : one.seller()))
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("campaign.deal-not-found", "You have no such deal. Look for it in its campaign.")));
        if (found.state() != CampaignDeal.State.AGREED) {
            throw new RefusedException(Refusal.of(
                    "campaign.deal-over", "This deal is over: received, returned or ordered. Nothing is to be done."));
        }
        return found;
    }

    private static boolean isHers(Caller caller, PartyId party) {
        return caller.actsFor(party, Role.MAKER);
    }
}
