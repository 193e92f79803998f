package org.wishwright.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.PaymentProvider.Receiver;
import org.wishwright.platform.ledger.PaymentProvider.SharingRequest;
import org.wishwright.platform.ledger.PaymentProvider.Transit;

/** What every adapter must do, against a stand-in of its provider: no outcome is lost, and nothing is believed unproven. */
public abstract class ProviderContract {

    protected static final Money PRICE = Money.of(12_345, "CNY");
    protected static final Instant NOW = Instant.parse("2026-03-01T04:05:06Z");

    /** What is wrong with a notification. */
    protected enum Fault {
        NONE,
        FORGED,
        CHANGED,
        TOO_OLD,
        FROM_THE_FUTURE,
        ANOTHER_MERCHANT,
        NONSENSE
    }

    protected final PaymentId payment = new PaymentId(UUID.randomUUID());

    protected abstract PaymentProvider provider();

    protected abstract StandIn standIn();

    /** The payer does her part; false where the provider does not let her. */
    protected abstract boolean pay(PaymentId payment);

    /** How many payments the provider has in its books. */
    protected abstract int payments();

    /** What the provider gave back of a payment, in minor units. */
    protected abstract long refunded(PaymentId payment);

    /** A notification that a payment was captured. */
    protected abstract SignedNotification notice(PaymentId payment, Fault fault);

    @AfterEach
    void stop() {
        standIn().close();
    }

    @Test
    void aPayerIsShownSomethingAndThePaymentIsCapturedOnceShePays() {
        var waiting = (ChargeAnswer.Waiting) charge();
        assertThat(waiting.presentation().content()).isNotBlank();
        assertThat(waiting.presentation().expires()).isAfter(NOW);
        assertThat(provider().ask(payment)).isNotInstanceOf(ChargeAnswer.Captured.class);
        assertThat(pay(payment)).isTrue();
        assertThat(provider().ask(payment))
                .isInstanceOfSatisfying(
                        ChargeAnswer.Captured.class,
                        paid -> assertThat(paid.amount()).isEqualTo(PRICE));
    }

    @Test
    void chargedTwiceItIsOnePayment() {
        charge();
        charge();
        pay(payment);
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void aPaymentThatTheProviderNeverHeardOfIsAnsweredAsSuch() {
        assertThat(provider().ask(payment)).isInstanceOf(ChargeAnswer.NeverHeard.class);
    }

    @Test
    void aLostAnswerIsSilenceAndAskingTells() {
        standIn().loseNextAnswer();
        assertThatThrownBy(this::charge).isInstanceOf(ProviderSilentException.class);
        pay(payment);
        assertThat(provider().ask(payment)).isInstanceOf(ChargeAnswer.Captured.class);
        assertThat(payments()).isEqualTo(1);
    }

    @Test
    void aProviderOutOfOrderIsSilence() {
        standIn().failNext();
        assertThatThrownBy(this::charge).isInstanceOf(ProviderSilentException.class);
        standIn().failNext();
        assertThatThrownBy(() -> provider().ask(payment)).isInstanceOf(ProviderSilentException.class);
        standIn().close();
        assertThatThrownBy(() -> provider().ask(payment)).isInstanceOf(ProviderSilentException.class);
    }

    @Test
    void aPaymentNobodyMadeIsCancelledAndOneMadeMeanwhileIsNot() {
        charge();
        assertThat(provider().cancel(payment)).isInstanceOf(ChargeAnswer.Declined.class);
        var paid = new PaymentId(UUID.randomUUID());
        provider().charge(new ChargeRequest(paid, PRICE, "qr"));
        pay(paid);
        assertThat(provider().cancel(paid)).isInstanceOf(ChargeAnswer.Captured.class);
    }

    @Test
    void aRefundIsMadeOnceHoweverOftenItIsSent() {
        var reference = captured();
        var part = refund(payment, 2_345, reference);
        assertThat(settled(part)).isInstanceOf(RefundAnswer.Done.class);
        assertThat(settled(part)).isInstanceOf(RefundAnswer.Done.class);
        assertThat(refunded(payment)).isEqualTo(2_345);
        standIn().loseNextAnswer();
        var lost = refund(payment, 5_000, reference);
        assertThatThrownBy(() -> provider().refund(lost)).isInstanceOf(ProviderSilentException.class);
        assertThat(settled(lost)).isInstanceOf(RefundAnswer.Done.class);
        assertThat(refunded(payment)).isEqualTo(7_345);
        assertThat(provider().refund(refund(payment, 5_001, reference))).isInstanceOf(RefundAnswer.Refused.class);
        assertThat(refunded(payment)).isEqualTo(7_345);
    }

    @Test
    void aRefundOfAPaymentNobodyKnowsIsRefused() {
        assertThat(provider().refund(refund(payment, 1, null))).isInstanceOf(RefundAnswer.Refused.class);
    }

    @Test
    void aGenuineNotificationIsBelievedAlsoWhenItComesAgain() {
        captured();
        var message = notice(payment, Fault.NONE);
        for (int time = 0; time < 2; time++) {
            var told = provider().verify(message).orThrow();
            assertThat(told.payment()).isEqualTo(payment);
            assertThat(told.answer())
                    .isInstanceOfSatisfying(
                            ChargeAnswer.Captured.class,
                            paid -> assertThat(paid.amount()).isEqualTo(PRICE));
        }
    }

    @Test
    void aForgedOldOrStrangeNotificationIsRefused() {
        captured();
        refused(Fault.FORGED, "notification.signature-forbidden");
        refused(Fault.CHANGED, "notification.signature-forbidden");
        refused(Fault.TOO_OLD, "notification.stale");
        refused(Fault.FROM_THE_FUTURE, "notification.stale");
        refused(Fault.ANOTHER_MERCHANT, "notification.merchant-forbidden");
        refused(Fault.NONSENSE, "notification.unreadable");
        var empty = new SignedNotification(java.util.Map.of(), new byte[0]);
        assertThat(provider().verify(empty)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aPaymentIsSplitOnceAmongThoseWhoShareIt() {
        var sharing = provider().profitSharing().orElseThrow();
        assertThat(sharing.longest()).isPositive();
        assertThat(sharing.mostBasisPoints()).isPositive();
        var receivers =
                List.of(new Receiver("2088001", Money.of(1_000, "CNY")), new Receiver("2088002", Money.of(500, "CNY")));
        var request = new SharingRequest(UUID.randomUUID(), payment, captured(), receivers, true);
        assertThat(sharing.ask(request)).isEqualTo(Transit.NEVER_HEARD);
        assertThat(sharing.share(request)).isIn(Transit.DONE, Transit.PENDING);
        assertThat(sharing.share(request)).isIn(Transit.DONE, Transit.PENDING);
        assertThat(sharing.ask(request)).isEqualTo(Transit.DONE);
        assertThat(shared()).isEqualTo(1_500);
        var greedy = new SharingRequest(
                UUID.randomUUID(),
                payment,
                request.reference(),
                List.of(new Receiver("2088001", PRICE.plus(PRICE))),
                true);
        assertThat(sharing.share(greedy)).isEqualTo(Transit.REFUSED);
    }

    /** What went to others, in minor units. */
    protected abstract long shared();

    @Test
    void whatItCannotTakeIsRefusedBeforeAnythingIsRecorded() {
        assertThat(provider().refuses(request(PRICE))).isEmpty();
        assertThat(provider().refuses(request(Money.of(100, "TND")))).isPresent();
        assertThat(provider().refuses(request(Money.of(Long.MAX_VALUE, "CNY")))).isPresent();
    }

    protected ChargeAnswer charge() {
        return provider().charge(new ChargeRequest(payment, PRICE, "qr"));
    }

    /** @return the provider's name for the payment */
    protected String captured() {
        charge();
        pay(payment);
        return ((ChargeAnswer.Captured) provider().ask(payment)).reference();
    }

    private RefundAnswer settled(RefundRequest request) {
        var answer = provider().refund(request);
        for (int time = 0; time < 5 && answer instanceof RefundAnswer.Pending; time++) {
            answer = provider().refund(request);
        }
        return answer;
    }

    private static RefundRequest refund(
            PaymentId payment, long minor, @org.jspecify.annotations.Nullable String reference) {
        return new RefundRequest(UUID.randomUUID(), payment, Money.of(minor, "CNY"), PRICE, reference);
    }

    private void refused(Fault fault, String code) {
        assertThat(provider().verify(notice(payment, fault)))
                .as(fault.name())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }

    private PaymentRequest request(Money amount) {
        return new PaymentRequest(
                UUID.randomUUID(),
                new PartyId(UUID.randomUUID()),
                amount,
                provider().method(),
                "qr",
                "key");
    }

    /** When a notification says it was sent. */
    protected static Instant sent(Fault fault) {
        return switch (fault) {
            case TOO_OLD -> NOW.minus(Duration.ofHours(26));
            case FROM_THE_FUTURE -> NOW.plus(Duration.ofMinutes(6));
            default -> NOW.minusSeconds(60);
        };
    }
}
