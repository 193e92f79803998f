package org.wishwright.platform.site.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.evidence.FactPage;
import org.wishwright.platform.evidence.RecordedFact;
import org.wishwright.platform.factory.Transit;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Parts;
import org.wishwright.platform.ledger.Carried;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.order.BuyerOrder;
import org.wishwright.platform.order.CampaignOrder;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.MoneyPlan;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.PricePart;
import org.wishwright.platform.order.Returns;
import org.wishwright.platform.order.ServiceTask;
import org.wishwright.platform.production.PiecePicture;
import org.wishwright.platform.production.PieceProgress;
import org.wishwright.platform.production.Production;
import org.wishwright.platform.shipment.Shipments;
import org.wishwright.platform.talk.Troubles;

/**
 * What the page of an order shows.
 *
 * @param limitedBy the station that the promised date waits for
 * @param transit how long the maker's parcels take
 * @param servicesAlone whether nothing is made for it and nothing sent
 * @param watched how many work orders the live stream follows; another number asks for a new stream
 * @param pieces at most so many as fit on a page, those still being made first
 * @param morePieces how many more there are
 * @param troubles what she said is wrong and is not settled
 * @param olderFacts whether she asked for facts before the newest
 * @param campaign where it came from; null where it was ordered as usual
 * @param returning whether it can be sent back without a reason, until when, and how far that is
 * @param carried what was paid for it in the campaign
 * @param fee what the platform takes of what the maker gets
 * @param plan what happens with her money, and when
 * @param photos from the inspections of her pieces, newest first
 */
public record OrderView(
        BuyerOrder order,
        String maker,
        LocalText limitedBy,
        Transit transit,
        List<Line> lines,
        List<ServiceTask> services,
        boolean servicesAlone,
        int watched,
        Production.PieceCount count,
        List<PieceProgress> pieces,
        int morePieces,
        List<PiecePicture> photos,
        Optional<Shipments.Parcel> parcel,
        List<Payment> payments,
        @Nullable CampaignOrder campaign,
        Returns.Right returning,
        List<Carried> carried,
        Money fee,
        MoneyPlan plan,
        FactPage facts,
        boolean olderFacts,
        List<Troubles.Open> troubles) {

    /** @param price how the price of one piece comes about; empty where the maker does not show it */
    public record Line(OrderedLine line, List<ChosenOption> choices, List<PricePart> price) {}

    /** Whether it is on its way or with her, so that something can be wrong with it. */
    public boolean arrives() {
        return state().equals("SHIPPED") || state().equals("COMPLETED");
    }

    /** Where it goes, as far as an address begins; empty once that was erased. */
    public String destination() {
        return order.address().map(DeliveryAddress::region).orElse("");
    }

    public String state() {
        return order.summary().state().name();
    }

    /** What a screen reader is told when it changes: the state, and how many pieces are done. */
    public String news(Page page) {
        var state = OrderWay.word(page, servicesAlone, "state", state());
        return state().equals("IN_PRODUCTION")
                ? state + ". " + page.t("orderPage.count", "passed", count.passed(), "total", count.total())
                : state;
    }

    /** The bill of one piece, as far as the maker shows it. */
    public static List<Parts.Sum> bill(Page page, Line line) {
        var sums = new ArrayList<Parts.Sum>();
        for (var part : line.price()) {
            var options = part.options().stream()
                    .map(option -> option.in(page.language()))
                    .toList();
            sums.add(new Parts.Sum(
                    options.isEmpty() ? page.t("orderPage.basePrice") : String.join(" + ", options),
                    options.size() > 1 ? page.t("orderPage.together") : "",
                    part.amount(),
                    false));
        }
        sums.add(new Parts.Sum(
                page.t("orderPage.onePiece"), "", line.line().line().unitPrice(), true));
        return sums;
    }

    /** What the platform holds of her money for this order, or held until the maker was paid. */
    public Money held() {
        var zero = Money.zero(order.summary().total().currency());
        return payments.stream()
                .map(payment -> switch (payment.state()) {
                    case PaymentState.Captured captured -> payment.request().amount();
                    case PaymentState.Refunded(var at, var refunded) ->
                        payment.request().amount().minus(refunded);
                    default -> zero;
                })
                .reduce(paidBefore(), Money::plus);
    }

    /** What she paid in the campaign that it came from, less what of it went back. */
    public Money paidBefore() {
        return carried.stream()
                .map(Carried::left)
                .reduce(Money.zero(order.summary().total().currency()), Money::plus);
    }

    /** What is left to pay before it is paid. */
    public Money rest() {
        return order.summary().total().minus(paidBefore());
    }

    /** Whether its lines can still be made otherwise. */
    public boolean changeable() {
        return campaign == null && order.summary().state().isFree();
    }

    /** Whether she has paid a change's difference that the order does not show yet. */
    public boolean isChanging() {
        return state().equals("CONFIRMED")
                && held().minus(order.summary().total()).isPositive();
    }

    /** When the last service of an order that was never shipped was performed; null while it is not over, or something was made. */
    public @Nullable Instant performed() {
        return state().equals("COMPLETED") && servicesAlone
                ? services.stream()
                        .map(ServiceTask::done)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }

    /** What went back to her. */
    public Money refunded() {
        var zero = Money.zero(order.summary().total().currency());
        return payments.stream()
                .map(payment ->
                        payment.state() instanceof PaymentState.Refunded(var at, var refunded) ? refunded : zero)
                .reduce(carried.stream().map(Carried::returned).reduce(zero, Money::plus), Money::plus);
    }

    /** Whose words the timeline speaks: once all that she paid went back, it no longer says that it will. */
    public String timelineWords() {
        return state().equals("CANCELLED") && !held().isPositive() ? "over" : "buyer";
    }

    /** The state of a payment, or what her bank did with it. */
    public static String paymentWord(Payment payment) {
        return "payment.charged-back".equals(payment.flag())
                ? "CHARGED_BACK"
                : "payment.chargeback-lost".equals(payment.flag()) ? "CHARGEBACK_LOST" : payment.stateCode();
    }

    /** Whether she tried to pay last and was declined. */
    public boolean declined() {
        return !payments.isEmpty() && payments.getFirst().state() instanceof PaymentState.Declined;
    }

    /** What people call the part with this serial number; empty where it is not among the pieces shown. */
    public String part(Page page, String serial) {
        return pieces.stream()
                .filter(piece -> piece.serial().equals(serial))
                .map(piece -> piece.name().in(page.language()))
                .findFirst()
                .orElse("");
    }

    /** A payment whose outcome is not known yet: nobody should pay again meanwhile. */
    public boolean paying() {
        return payments.stream().anyMatch(payment -> payment.state().open());
    }

    /** A fact as a sentence. */
    public String say(Page page, RecordedFact fact) {
        return FactWords.say(
                page, fact, maker, fact.members().get("serial") instanceof String serial ? part(page, serial) : "");
    }
}
