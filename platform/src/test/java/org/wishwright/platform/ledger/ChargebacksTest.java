package org.wishwright.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.PaymentReaction.Decision;
import org.wishwright.platform.ledger.deal.Portion;
import org.wishwright.platform.ledger.deal.RulePack;
import org.wishwright.platform.ledger.deal.Terms;
import org.wishwright.platform.ledger.deal.Terms.Milestone;
import org.wishwright.provenance.check.ReceiptCheck;
import org.wishwright.provenance.check.Trust;

/** A payer's bank takes a payment back: the sandbox tells by notification, and the books follow. */
@PlatformTest
class ChargebacksTest {

    private static final Money PRICE = Money.of(10_000, "CNY");

    @Autowired
    Payments payments;

    @Autowired
    Chargebacks chargebacks;

    @Autowired
    Ledger ledger;

    @Autowired
    Deals deals;

    @Autowired
    PaidThings things;

    @Autowired
    SoldThings sold;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final PartyId payer = new PartyId(UUID.randomUUID());
    private final PartyId seller = new PartyId(UUID.randomUUID());
    private final Caller operator = new Caller(
            new PartyId(UUID.randomUUID()),
            "Olga",
            Set.of(new Membership(new PartyId(UUID.randomUUID()), Role.OPERATOR)));

    @Test
    void whileTheBankHasNotDecidedItIsAClaimAndNothingIsRefunded() {
        var payment = paid("chargeback");
        var subject = payment.request().subject();
        Await.until(() -> chargebacks.open(subject));
        var open = chargebacks.of(subject).getFirst();
        assertThat(open.amount()).isEqualTo(PRICE);
        assertThat(open.state()).isEqualTo(Chargeback.State.OPEN);
        assertThat(claimed(subject)).isEqualTo(PRICE.minor());
        assertThat(escrow(subject)).isEqualTo(PRICE);
        assertThat(found(payment).flag()).isEqualTo("payment.charged-back");
        assertThatThrownBy(() -> refund(subject, PRICE))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo("payment.refund-conflict"));
        payments.recheck(operator, payment.id());
        assertThat(chargebacks.of(subject)).hasSize(1);
        assertThat(claimed(subject)).isEqualTo(PRICE.minor());
    }

    @Test
    void wonItIsAsBefore() {
        var payment = paid("chargeback-won");
        var subject = payment.request().subject();
        Await.until(() -> closed(subject));
        var won = chargebacks.of(subject).getFirst();
        assertThat(won.state()).isEqualTo(Chargeback.State.WON);
        assertThat(won.fromLoss()).isEqualTo(Money.of(0, "CNY"));
        assertThat(escrow(subject)).isEqualTo(PRICE);
        assertThat(found(payment).flag()).isNull();
        refund(subject, Money.of(1_000, "CNY"));
        assertThat(escrow(subject)).isEqualTo(Money.of(9_000, "CNY"));
    }

    @Test
    void lostBeforeItIsReleasedTheEscrowBearsIt() {
        var payment = paid("chargeback-lost");
        var subject = payment.request().subject();
        Await.until(() -> closed(subject));
        var lost = chargebacks.of(subject).getFirst();
        assertThat(lost.fromShares()).isEqualTo(PRICE);
        assertThat(escrow(subject)).isEqualTo(Money.of(0, "CNY"));
        assertThat(found(payment).flag()).isEqualTo("payment.chargeback-lost");
        assertThat(found(payment).state()).isInstanceOf(PaymentState.Refunded.class);
        assertThatThrownBy(() -> refund(subject, Money.of(1, "CNY"))).isInstanceOf(RefusedException.class);
    }

    @Test
    void lostAfterItIsReleasedHoldBackBondAndPlatformBearIt() {
        var payment = paid("chargeback-lost");
        var subject = payment.request().subject();
        var escrow = AccountRef.escrow(subject, PRICE.currency());
        ledger.transfer(List.of(
                new TransferDraft(escrow, AccountRef.holdback(seller, PRICE.currency()), cny(1_500), "test", subject),
                new TransferDraft(escrow, AccountRef.bond(seller, PRICE.currency()), cny(2_500), "test", subject),
                new TransferDraft(escrow, AccountRef.party(seller, PRICE.currency()), cny(6_000), "test", subject)));
        Await.until(() -> closed(subject));
        var lost = chargebacks.of(subject).getFirst();
        assertThat(lost.fromShares()).isEqualTo(cny(0));
        assertThat(lost.fromHoldback()).isEqualTo(cny(1_500));
        assertThat(lost.fromBond()).isEqualTo(cny(2_500));
        assertThat(lost.fromLoss()).isEqualTo(cny(6_000));
        assertThat(ledger.balance(AccountRef.party(seller, PRICE.currency())).posted())
                .isEqualTo(cny(6_000));
        assertThat(ledger.sums()).allMatch(CurrencySum::balanced);
    }

    @Test
    void lostADealGivesItBackAsItWasShared() {
        var payment = paid("chargeback-lost");
        var subject = payment.request().subject();
        transaction.executeWithoutResult(status -> {
            deals.open(subject, payer, terms());
            deals.take(subject, "test.paid", deal -> deal.pay(PRICE));
            deals.take(subject, "test.received", deal -> deal.reach(Milestone.RECEIVED, payment.begun()));
        });
        assertThat(party(seller)).isEqualTo(cny(9_500));
        Await.until(() -> closed(subject));
        var lost = chargebacks.of(subject).getFirst();
        assertThat(lost.fromShares()).isEqualTo(PRICE);
        assertThat(party(seller)).isEqualTo(cny(0));
        assertThat(deals.find(subject).orElseThrow().refunded()).isEqualTo(PRICE);
    }

    @Test
    void lostAndTheSellerHasItNoMoreThePlatformBearsIt() {
        var payment = paid("chargeback-lost");
        var subject = payment.request().subject();
        transaction.executeWithoutResult(status -> {
            deals.open(subject, payer, terms());
            deals.take(subject, "test.paid", deal -> deal.pay(PRICE));
            deals.take(subject, "test.received", deal -> deal.reach(Milestone.RECEIVED, payment.begun()));
            var gone = AccountRef.party(new PartyId(UUID.randomUUID()), PRICE.currency());
            ledger.transfer(List.of(new TransferDraft(
                    AccountRef.party(seller, PRICE.currency()), gone, cny(9_500), "test.paid-out", subject)));
        });
        Await.until(() -> closed(subject));
        assertThat(chargebacks.of(subject).getFirst().fromLoss()).isEqualTo(PRICE);
        assertThat(chargebacks.sums(operator)).anyMatch(sum -> sum.losses().isPositive());
    }

    @Test
    void theEvidenceProvesItself() throws IOException {
        var payment = paid("chargeback");
        var subject = payment.request().subject();
        Await.until(() -> chargebacks.open(subject));
        var id = chargebacks.of(subject).getFirst().id();
        Await.until(() -> sequenced(id));
        var files = unzipped(chargebacks.evidence(operator, id));
        assertThat(files).containsOnlyKeys("README.txt", "chargeback.json", "sale.json", "receipt.json");
        var receipt = Objects.requireNonNull(files.get("receipt.json"));
        assertThat(ReceiptCheck.of(receipt.getBytes(StandardCharsets.UTF_8), Trust.NONE)
                        .findings())
                .isEmpty();
        assertThat(receipt).contains("payment.captured");
        assertThat(files.get("chargeback.json")).contains(payment.id().toString(), "10000");
        var stranger = new Caller(payer, "Lin", Set.of());
        assertThatThrownBy(() -> chargebacks.evidence(stranger, id)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> chargebacks.list(stranger, "", null, 20)).isInstanceOf(RefusedException.class);
    }

    private boolean sequenced(UUID id) {
        try {
            return chargebacks.evidence(operator, id).length > 0;
        } catch (RefusedException e) {
            return false;
        }
    }

    private static Map<String, String> unzipped(byte[] zip) throws IOException {
        var files = new TreeMap<String, String>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }

    private Terms terms() {
        return new Terms(
                RulePack.of("CN"),
                PRICE,
                seller,
                true,
                cny(0),
                List.of(
                        new Portion(Portion.Beneficiary.MAKER, seller, 9_500, 0),
                        new Portion(Portion.Beneficiary.PLATFORM, null, 500, 0)),
                Map.of(Milestone.RECEIVED, 10_000),
                Duration.ZERO);
    }

    private boolean closed(UUID subject) {
        return chargebacks.of(subject).stream().anyMatch(each -> each.closed() != null);
    }

    private Payment paid(String scenario) {
        var thing = things.add(Decision.ACCEPTED);
        sold.sell(thing, payer, seller, PRICE, Sale.Stage.PAID);
        var request = new PaymentRequest(thing, payer, PRICE, "sandbox", scenario, "key");
        var payment = Objects.requireNonNull(transaction.execute(status -> payments.begin(request)));
        assertThat(payments.settleNow(payment.id())).isInstanceOf(PaymentState.Captured.class);
        return found(payment);
    }

    private Payment found(Payment payment) {
        return payments.find(payment.id()).orElseThrow();
    }

    private void refund(UUID subject, Money amount) {
        transaction.executeWithoutResult(status -> payments.refund(subject, amount, "test"));
    }

    private Money escrow(UUID subject) {
        return ledger.balance(AccountRef.escrow(subject, PRICE.currency())).posted();
    }

    private long claimed(UUID subject) {
        return jdbc.sql("""
                        select sum(t.amount) from ledger.transfer t join ledger.account a on a.id = t.debit_account
                        where t.subject = ? and a.kind = 'CLAIM'""").param(subject).query(Long.class).single();
    }

    private Money party(PartyId party) {
        return ledger.balance(AccountRef.party(party, PRICE.currency())).posted();
    }

    private static Money cny(long minor) {
        return Money.of(minor, "CNY");
    }
}
