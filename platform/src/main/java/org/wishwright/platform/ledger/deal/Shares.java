package org.wishwright.platform.ledger.deal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.deal.Deal.Path;
import org.wishwright.platform.ledger.deal.Pocket.Escrow;
import org.wishwright.platform.ledger.deal.Pocket.Payer;

/**
 * Splits what is released among those who earned it, and takes it back from them on a refund. Each split is by largest remainder of
 * what each is still owed, or still holds: the parts add up to the cent, and when all is released each has her part of the price.
 */
final class Shares {

    private Shares() {}

    /** Releases what the milestones reached so far free and is not released yet. */
    static void release(Path path) {
        var deal = path.deal();
        int free = deal.reached().stream()
                .mapToInt(milestone -> deal.terms().releases().getOrDefault(milestone, 0))
                .sum();
        var due = deal.price().split(free, 10_000L - free).getFirst().minus(deal.released());
        release(path, Deal.least(due, deal.held().of(new Escrow())));
    }

    /** Shares an amount of the escrow out, to each in proportion to what she is still owed. */
    static void release(Path path, Money due) {
        var deal = path.deal();
        var portions = deal.terms().portions();
        var weights = new long[portions.size()];
        for (int i = 0; i < weights.length; i++) {
            var portion = portions.get(i);
            weights[i] =
                    Math.max(0, owed(deal, portion).minus(got(deal, portion)).minor());
        }
        if (!due.isPositive() || LongStream.of(weights).sum() == 0) {
            return;
        }
        var parts = due.split(weights);
        for (int i = 0; i < weights.length; i++) {
            give(path, portions.get(i), parts.get(i));
        }
    }

    /** Her part of the price as it is now, whatever she has got of it: what the seller gave off is off hers alone. */
    static Money owed(Deal deal, Portion portion) {
        var portions = deal.terms().portions();
        var owed = deal.price()
                .plus(deal.rebated())
                .split(portions.stream().mapToLong(Portion::weight).toArray())
                .get(portions.indexOf(portion));
        return deal.terms().seller().equals(portion.party()) ? owed.minus(deal.rebated()) : owed;
    }

    /** The seller gives an amount of her own part back: what is still held for her, then what was kept back, then her share. */
    static Money rebate(Path path, Portion hers, Money amount) {
        var party = path.deal().terms().seller();
        var held = Deal.least(amount, owed(path.deal(), hers).minus(got(path.deal(), hers)));
        var left = amount.minus(held).plus(path.give(new Escrow(), held, "deal.rebate"));
        left = path.give(new Pocket.Holdback(party), left, "deal.rebate");
        return path.give(new Pocket.Share(party), left, "deal.rebate");
    }

    private static void give(Path path, Portion portion, Money part) {
        var party = portion.party();
        var kept = party == null ? part.minus(part) : part.basisPoints(portion.holdback());
        if (party != null) {
            path.move(new Escrow(), new Pocket.Holdback(party), kept, "deal.holdback");
        }
        boolean sellers = path.deal().terms().seller().equals(party);
        var purpose = party == null ? "order.commission" : sellers ? "order.share" : purpose(portion.beneficiary());
        path.move(new Escrow(), portion.pocket(), part.minus(kept), purpose);
    }

    private static String purpose(Portion.Beneficiary beneficiary) {
        return beneficiary == Portion.Beneficiary.DESIGNER ? "order.royalty" : "order.part";
    }

    /** Takes an amount back from all shares in proportion to what each holds; what is kept back goes first. */
    static void reverse(Path path, Money amount) {
        if (!amount.isPositive()) {
            return;
        }
        var holders = holders(path.deal().terms());
        var weights = holders.stream()
                .mapToLong(pocket -> path.deal().held().of(pocket).minor())
                .toArray();
        var parts = amount.split(weights);
        for (int i = 0; i < parts.size(); i++) {
            path.move(holders.get(i), new Payer(), parts.get(i), "deal.share-reversed");
        }
    }

    /** All that shares hold of the price; what was forfeited is no share. */
    static Money sum(Terms terms, Held held) {
        var sum = Money.zero(terms.price().currency());
        for (var pocket : holders(terms)) {
            sum = sum.plus(held.of(pocket));
        }
        return sum;
    }

    static Money got(Deal deal, Portion portion) {
        var party = portion.party();
        var got = deal.held().of(portion.pocket());
        return party == null ? got : got.plus(deal.held().of(new Pocket.Holdback(party)));
    }

    private static List<Pocket> holders(Terms terms) {
        var holders = new ArrayList<Pocket>();
        for (var portion : terms.portions()) {
            var party = portion.party();
            if (party != null) {
                holders.add(new Pocket.Holdback(party));
            }
            holders.add(portion.pocket());
        }
        return holders.stream().distinct().toList();
    }
}
