package org.wishwright.platform.campaign.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.DepositType;
import org.wishwright.market.MoneyStep;
import org.wishwright.market.Payee;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.DepositAsked;
import org.wishwright.platform.campaign.MoneyLine;
import org.wishwright.platform.campaign.store.DealStore;
import org.wishwright.platform.campaign.store.DepositStore;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.TransferDraft;

/**
 * Carries an engine's steps of money into the ledger, each once. Money of a deposit comes into the escrow that is named after it, lies in
 * the account of its legal type, and leaves by transfers whose subject is the campaign; what goes back goes the way it was paid.
 */
@Component
class Posting {

    private static final int MOST_DRAFTS = 500;
    private static final int SHARDS = AccountRef.SHARDS - 1;

    private final DepositStore deposits;
    private final DealStore deals;
    private final LogStore log;
    private final Ledger ledger;
    private final Payments payments;
    private final IdSource ids;
    private final int commission;

    /** @param commission of a deal's price, in hundredths of a percent */
    Posting(
            DepositStore deposits,
            DealStore deals,
            LogStore log,
            Ledger ledger,
            Payments payments,
            IdSource ids,
            @Value("${wishwright.commission-basis-points:500}") int commission) {
        this.deposits = deposits;
        this.deals = deals;
        this.log = log;
        this.ledger = ledger;
        this.payments = payments;
        this.ids = ids;
        this.commission = commission;
    }

    private record Back(DepositAsked deposit, Money amount, String reason) {}

    /** What one transaction moves: first what came, then what leaves, then what goes back. */
    private static final class Batch {
        final Campaign campaign;
        final Instant now;
        final Map<Alias, PartyId> parties;
        final Map<String, DepositAsked> asked = new HashMap<>();
        final Map<String, DealStore.Standing> standing;
        final List<TransferDraft> in = new ArrayList<>();
        final List<TransferDraft> out = new ArrayList<>();
        final List<Back> back = new ArrayList<>();
        final List<DepositStore.Posted> noted = new ArrayList<>();
        final List<DepositAsked> fresh = new ArrayList<>();
        final List<UUID> held = new ArrayList<>();
        final Map<UUID, Long> taken = new TreeMap<>();
        final List<DealStore.Part> parts = new ArrayList<>();

        Batch(Campaign campaign, Instant now, Map<Alias, PartyId> parties, Map<String, DealStore.Standing> standing) {
            this.campaign = campaign;
            this.now = now;
            this.parties = parties;
            this.standing = standing;
        }

        PartyId party(Alias alias) {
            return Objects.requireNonNull(parties.get(alias), () -> "Nobody is " + alias);
        }

        DepositAsked deposit(MoneyStep step) {
            return Objects.requireNonNull(asked.get(step.entry()), step::entry);
        }

        UUID subject() {
            return campaign.id().value();
        }
    }

    /** @param from the position of the first of these steps among all */
    void post(Campaign campaign, int from, List<MoneyStep> steps, Instant now) {
        if (steps.isEmpty()) {
            return;
        }
        var batch = batch(campaign, steps, now);
        int position = from;
        for (var step : steps) {
            var payee = move(batch, step);
            var kind = step.getClass().getSimpleName().toLowerCase(Locale.ROOT);
            var line = new MoneyLine(position, step.entry(), kind, step.amount(), step.reason(), now);
            batch.noted.add(new DepositStore.Posted(position, step.id(), payee, batch.party(step.party()), line));
            position++;
        }
        keep(batch);
        transfer(batch.in);
        transfer(batch.out);
        batch.back.sort(Comparator.comparingLong(
                back -> back.deposit().id().getLeastSignificantBits() & SHARDS)); // rows of cash in one order, always
        payments.refund(batch.back.stream()
                .map(back -> new Payments.Back(back.deposit().id(), back.amount(), back.reason()))
                .toList());
    }

    private void transfer(List<TransferDraft> drafts) {
        for (int i = 0; i < drafts.size(); i += MOST_DRAFTS) {
            ledger.transfer(drafts.subList(i, Math.min(i + MOST_DRAFTS, drafts.size())));
        }
    }

    private void keep(Batch batch) {
        some(batch.fresh, deposits::ask);
        some(batch.held, deposits::hold);
        if (!batch.taken.isEmpty()) {
            deposits.take(batch.taken);
        }
        some(batch.parts, parts -> {
            deals.paidBy(parts);
            deals.raise(parts.stream().map(DealStore.Part::deal).distinct().toList());
        });
        deposits.note(batch.campaign.id(), batch.noted);
    }

    private static <T> void some(List<T> rows, Consumer<List<T>> keep) {
        if (!rows.isEmpty()) {
            keep.accept(rows);
        }
    }

    private Batch batch(Campaign campaign, List<MoneyStep> steps, Instant now) {
        var aliases = steps.stream().flatMap(Posting::aliases).distinct().toList();
        var named = steps.stream().flatMap(Posting::deal).distinct().toList();
        var batch = new Batch(campaign, now, log.parties(campaign.id(), aliases), deals.standing(campaign.id(), named));
        var entries = steps.stream().map(MoneyStep::entry).distinct().toList();
        deposits.of(campaign.id(), entries).forEach(deposit -> batch.asked.put(deposit.entry(), deposit));
        return batch;
    }

    private static Stream<Alias> aliases(MoneyStep step) {
        return switch (step) {
            case MoneyStep.Released released -> with(released.party(), released.to());
            case MoneyStep.Forfeited forfeited -> with(forfeited.party(), forfeited.to());
            case MoneyStep.Compensated compensated -> Stream.of(compensated.party(), compensated.from());
            default -> Stream.of(step.party());
        };
    }

    private static Stream<Alias> with(Alias party, Payee payee) {
        return payee instanceof Payee.ToParty other ? Stream.of(party, other.party()) : Stream.of(party);
    }

    private static Stream<String> deal(MoneyStep step) {
        return switch (step) {
            case MoneyStep.Released released -> deal(released.to());
            case MoneyStep.Forfeited forfeited -> deal(forfeited.to());
            default -> Stream.empty();
        };
    }

    private static Stream<String> deal(Payee payee) {
        return payee instanceof Payee.ToDeal into ? Stream.of(into.deal()) : Stream.empty();
    }

    /** @return where it goes, for the note of it */
    private String move(Batch batch, MoneyStep step) {
        return switch (step) {
            case MoneyStep.Asked asked -> ask(batch, step, asked.type(), asked.until());
            case MoneyStep.Charged charged -> ask(batch, step, charged.type(), charged.until());
            case MoneyStep.Held held -> hold(batch, held);
            case MoneyStep.Released released -> pay(batch, step, released.to(), "campaign.released");
            case MoneyStep.Forfeited forfeited -> pay(batch, step, forfeited.to(), "campaign.forfeited");
            case MoneyStep.Returned returned -> giveBack(batch, returned);
            case MoneyStep.Compensated compensated -> compensate(batch, compensated);
        };
    }

    private String ask(Batch batch, MoneyStep step, DepositType type, Instant until) {
        var asked = new DepositAsked(
                ids.next(),
                batch.campaign.id(),
                step.entry(),
                batch.party(step.party()),
                type,
                step.amount(),
                Money.zero(step.amount().currency()),
                DepositAsked.State.ASKED,
                until,
                step.reason());
        batch.fresh.add(asked);
        batch.asked.put(asked.entry(), asked);
        return "";
    }

    private static AccountRef escrow(DepositAsked deposit) {
        return AccountRef.escrow(deposit.id(), deposit.amount().currency());
    }

    static AccountRef account(DepositAsked deposit) {
        return AccountRef.deposit(
                org.wishwright.platform.ledger.deal.DepositType.valueOf(
                        deposit.type().name()),
                deposit.id(),
                deposit.amount().currency());
    }

    private String hold(Batch batch, MoneyStep.Held held) {
        var deposit = batch.deposit(held);
        batch.held.add(deposit.id());
        batch.in.add(
                new TransferDraft(escrow(deposit), account(deposit), held.amount(), "campaign.held", batch.subject()));
        return "";
    }

    private String pay(Batch batch, MoneyStep step, Payee to, String purpose) {
        var deposit = batch.deposit(step);
        var currency = step.amount().currency();
        batch.taken.merge(deposit.id(), step.amount().minor(), Long::sum);
        return switch (to) {
            case Payee.ToParty(var alias) -> {
                move(batch, deposit, AccountRef.party(batch.party(alias), currency), step.amount(), purpose);
                yield alias.text();
            }
            case Payee.ToPlatform() -> {
                move(batch, deposit, AccountRef.commission(batch.subject(), currency), step.amount(), purpose);
                yield "platform";
            }
            case Payee.ToDeal(var name) -> {
                intoDeal(batch, deposit, step, name);
                yield name;
            }
        };
    }

    /** What comes to a deal that was received or ordered before is the seller's, less the platform's share. */
    private void intoDeal(Batch batch, DepositAsked deposit, MoneyStep step, String name) {
        var deal = Objects.requireNonNull(batch.standing.get(name), name);
        var currency = step.amount().currency();
        if (deal.state() == CampaignDeal.State.AGREED) {
            batch.parts.add(new DealStore.Part(deal.id(), deposit.id(), step.amount()));
            move(batch, deposit, AccountRef.escrow(deal.id(), currency), step.amount(), "campaign.released");
            return;
        }
        var share = step.amount().basisPoints(commission);
        move(batch, deposit, AccountRef.commission(batch.subject(), currency), share, "campaign.commission");
        move(
                batch,
                deposit,
                AccountRef.party(deal.seller(), currency),
                step.amount().minus(share),
                "campaign.share");
    }

    private static void move(Batch batch, DepositAsked deposit, AccountRef to, Money amount, String purpose) {
        if (amount.isPositive()) {
            batch.out.add(new TransferDraft(account(deposit), to, amount, purpose, batch.subject()));
        }
    }

    private String giveBack(Batch batch, MoneyStep.Returned returned) {
        var deposit = batch.deposit(returned);
        batch.taken.merge(deposit.id(), returned.amount().minor(), Long::sum);
        batch.out.add(new TransferDraft(
                account(deposit), escrow(deposit), returned.amount(), "campaign.returned", batch.subject()));
        batch.back.add(new Back(deposit, returned.amount(), returned.reason()));
        return "";
    }

    /** Out of the bond of who owes it, else out of the fund; what neither holds is noted as owed. */
    private String compensate(Batch batch, MoneyStep.Compensated step) {
        var currency = step.amount().currency();
        var owing = batch.party(step.from());
        var to = AccountRef.party(batch.party(step.party()), currency);
        var open = step.amount();
        for (var from : List.of(AccountRef.bond(owing, currency), AccountRef.compensation(batch.subject(), currency))) {
            long taken = batch.out.stream()
                    .filter(draft -> draft.debit().equals(from))
                    .mapToLong(draft -> draft.amount().minor())
                    .sum();
            var available = ledger.balance(from).free().minor() - taken;
            var part = new Money(Math.clamp(available, 0, open.minor()), currency);
            if (part.isPositive()) {
                batch.out.add(new TransferDraft(from, to, part, "campaign.compensated", batch.subject()));
                open = open.minus(part);
            }
        }
        if (open.isPositive()) {
            deposits.claim(batch.campaign.id(), step.id(), batch.party(step.party()), owing, open);
        }
        return step.from().text();
    }
}
