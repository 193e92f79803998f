package org.wishwright.platform.ledger.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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
import org.wishwright.platform.identity.PersonalData;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.PaidThings;
import org.wishwright.platform.ledger.PaymentReaction.Decision;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.Payments;
import org.wishwright.platform.ledger.Sale;
import org.wishwright.platform.ledger.Sale.TaxClass;
import org.wishwright.platform.ledger.SoldThings;
import org.wishwright.platform.ledger.invoice.Bill;
import org.wishwright.platform.ledger.invoice.Invoice;
import org.wishwright.platform.ledger.invoice.InvoiceKind;
import org.wishwright.platform.ledger.invoice.InvoiceSeller;
import org.wishwright.platform.ledger.invoice.InvoiceState;
import org.wishwright.platform.ledger.invoice.Invoices;

/** Invoices from the request to the red one that takes them back. */
@PlatformTest
class InvoicesTest {

    private static final Money PRICE = Money.of(12_345, "CNY");
    private static final String NAME = "杭州示例家居有限公司";
    private static final String CODE = "91350100M000100Y43";
    private static final Map<TaxClass, Integer> RATES =
            Map.of(TaxClass.GOODS, 1_300, TaxClass.SERVICE, 600, TaxClass.FREIGHT, 900);

    @Autowired
    Invoices invoices;

    @Autowired
    Payments payments;

    @Autowired
    PaidThings things;

    @Autowired
    SoldThings sold;

    @Autowired
    List<PersonalData> personal;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final PartyId organisation = new PartyId(UUID.randomUUID());
    private final Caller buyer = new Caller(new PartyId(UUID.randomUUID()), "Lin", Set.of());
    private final Caller seller =
            new Caller(new PartyId(UUID.randomUUID()), "Ada", Set.of(new Membership(organisation, Role.MAKER)));

    @Test
    void whatWasPaidIsInvoicedToTheCent() {
        var order = paid(Sale.Stage.PAID);
        var asked = ask(order);
        assertThat(asked.state()).isInstanceOf(InvoiceState.Requested.class);
        var issued = issue(asked, "success");
        assertThat(issued.number()).matches("9900[0-9]{16}");
        assertThat(issued.amount()).isEqualTo(PRICE);
        assertThat(Bill.gross(issued.lines())).isEqualTo(PRICE);
        assertThat(Bill.tax(issued.lines())).isEqualTo(issued.tax());
        assertThat(Objects.requireNonNull(issued.title()).name()).isEqualTo(NAME);
        assertThat(issue(asked, "success").number()).isEqualTo(issued.number());
        refused("invoice.nothing-open", () -> ask(order));
    }

    @Test
    void aRequestMayBeChangedUntilItGoesOut() {
        var order = paid(Sale.Stage.PAID);
        var asked = ask(order);
        var changed = invoices.request(buyer, order, InvoiceKind.DIGITAL_ORDINARY, false, "李雷", "");
        assertThat(changed.id()).isEqualTo(asked.id());
        assertThat(changed.kind()).isEqualTo(InvoiceKind.DIGITAL_ORDINARY);
        assertThat(Objects.requireNonNull(changed.title()).name()).isEqualTo("李雷");
        issue(changed, "silent");
        refused("invoice.under-way", () -> ask(order));
    }

    @Test
    void aLateAndASilentTaxServiceAreAskedUntilTheyHaveAnswered() {
        for (var scenario : List.of("late", "silent")) {
            var order = paid(Sale.Stage.PAID);
            var asked = ask(order);
            assertThat(issue(asked, scenario).state()).isInstanceOf(InvoiceState.Issuing.class);
            hurry(asked.id());
            Await.until(() -> found(order, asked).issued());
            assertThat(issue(asked, scenario).number())
                    .isEqualTo(found(order, asked).number());
        }
    }

    @Test
    void oneThatIsRefusedMayBeAskedForAgain() {
        var order = paid(Sale.Stage.PAID);
        var asked = ask(order);
        assertThat(issue(asked, "refuse").state()).isInstanceOf(InvoiceState.Refused.class);
        refused("invoice.refused-conflict", () -> issue(asked, "success"));
        var again = ask(order);
        assertThat(again.id()).isNotEqualTo(asked.id());
        invoices.decline(seller, again.id(), "The name is not yours.");
        assertThat(found(order, again).state()).isEqualTo(new InvoiceState.Refused("The name is not yours."));
        assertThat(issue(ask(order), "success").issued()).isTrue();
    }

    @Test
    void aSettledRefundTakesItsPartBackByItself() {
        var order = paid(Sale.Stage.PAID);
        var issued = issue(ask(order), "success");
        refund(order, Money.of(2_345, "CNY"));
        Await.until(() -> reds(order).stream().anyMatch(Invoice::issued));
        var red = reds(order).getFirst();
        assertThat(red.amount()).isEqualTo(Money.of(2_345, "CNY"));
        assertThat(found(order, issued).left()).isEqualTo(Money.of(10_000, "CNY"));
        refund(order, Money.of(10_000, "CNY"));
        Await.until(() -> reds(order).stream().filter(Invoice::issued).count() == 2);
        assertThat(found(order, issued).left()).isEqualTo(Money.of(0, "CNY"));
        assertThat(reds(order).stream().map(Invoice::tax).reduce(Money::plus)).contains(issued.tax());
        assertThat(reds(order))
                .allMatch(each -> Objects.requireNonNull(each.title()).name().equals(NAME));
        refused("invoice.nothing-open", () -> ask(order));
    }

    @Test
    void whatWentBackBeforeIsNotInvoiced() {
        var order = paid(Sale.Stage.PAID);
        var asked = ask(order);
        refund(order, Money.of(345, "CNY"));
        var issued = issue(asked, "success");
        assertThat(issued.amount()).isEqualTo(Money.of(12_000, "CNY"));
        assertThat(Bill.gross(issued.lines())).isEqualTo(issued.amount());
        Await.until(() -> settled(order) == 12_000);
        assertThat(reds(order)).isEmpty();
    }

    @Test
    void oneTakenBackWholeMakesRoomForAnother() {
        var order = paid(Sale.Stage.PAID);
        var first = issue(ask(order), "success");
        var red = invoices.reverse(seller, first.id());
        assertThat(red.issued()).isTrue();
        assertThat(red.signed(red.amount())).isEqualTo(PRICE.negate());
        refused("invoice.nothing-left", () -> invoices.reverse(seller, first.id()));
        assertThat(issue(ask(order), "success").amount()).isEqualTo(PRICE);
    }

    @Test
    void aRedOneThatIsRefusedMayBeTriedAgain() {
        var order = paid(Sale.Stage.PAID);
        var issued = issue(ask(order), "red-refuse");
        refund(order, PRICE);
        Await.until(() -> reds(order).stream().anyMatch(each -> each.state() instanceof InvoiceState.Refused));
        assertThat(found(order, issued).left()).isEqualTo(PRICE);
        assertThat(invoices.reverse(seller, issued.id()).issued()).isTrue();
    }

    @Test
    void clickedByManyAtOnceItIsOneInvoice() throws Exception {
        var order = paid(Sale.Stage.PAID);
        var asked = ask(order);
        settle();
        var numbers = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            Callable<String> click =
                    () -> invoices.issue(seller, asked.id(), "success").number();
            for (var future : pool.invokeAll(java.util.Collections.nCopies(6, click))) {
                numbers.add(future.get());
            }
        }
        Await.until(() -> found(order, asked).issued());
        assertThat(invoices.of(buyer, order).invoices()).hasSize(1);
        assertThat(numbers.stream().filter(number -> !number.isEmpty()).distinct())
                .hasSize(1);
    }

    @Test
    void theDatabaseItselfRefusesMoreThanWasPaid() {
        var order = paid(Sale.Stage.PAID);
        var issued = issue(ask(order), "success");
        assertThatThrownBy(() -> copied(issued, "'ISSUING'"))
                .hasMessageContaining("more would be invoiced than was paid");
        assertThatThrownBy(() -> jdbc.sql("update ledger.invoice set amount = amount + 1 where id = ?")
                        .param(issued.id())
                        .update())
                .hasMessageContaining("never edited");
        assertThatThrownBy(() -> jdbc.sql("delete from ledger.invoice where id = ?")
                        .param(issued.id())
                        .update())
                .hasMessageContaining("never edited");
    }

    private void copied(Invoice issued, String state) {
        jdbc.sql("""
                        insert into ledger.invoice (id, subject, order_number, buyer, seller, jurisdiction, kind, currency, amount,
                            tax, lines, sealed, state)
                        select gen_random_uuid(), subject, order_number, buyer, seller, jurisdiction, kind, currency, 1,
                            0, lines, sealed, %s from ledger.invoice where id = ?""".formatted(state)).param(issued.id()).update();
    }

    @Test
    void asSoonAsTheSellerSaysSo() {
        var unpaid = UUID.randomUUID();
        sold.sell(unpaid, buyer.person(), organisation, PRICE, Sale.Stage.UNPAID);
        refused("invoice.unpaid", () -> ask(unpaid));
        var order = paid(Sale.Stage.PAID);
        refused(
                "invoice.seller-unknown",
                () -> invoices.issue(seller, ask(order).id(), "success"));
        invoices.settle(seller, settings(false));
        var later = paid(Sale.Stage.PAID);
        refused("invoice.after-receipt", () -> ask(later));
        sold.sell(later, buyer.person(), organisation, PRICE, Sale.Stage.COMPLETED);
        assertThat(ask(later).state()).isInstanceOf(InvoiceState.Requested.class);
    }

    @Test
    void nobodyElseAsksIssuesOrReads() {
        var order = paid(Sale.Stage.PAID);
        var asked = ask(order);
        var stranger = new Caller(
                new PartyId(UUID.randomUUID()),
                "Mo",
                Set.of(new Membership(new PartyId(UUID.randomUUID()), Role.MAKER)));
        refused("order.not-found", () -> invoices.of(stranger, order));
        refused("invoice.not-found", () -> invoices.issue(stranger, asked.id(), "success"));
        refused("invoice.not-found", () -> invoices.issue(buyer, asked.id(), "success"));
        refused("invoice.not-found", () -> invoices.reverse(stranger, asked.id()));
        refused("invoice.not-found", () -> invoices.one(stranger, asked.id()));
        refused("identity.operator-forbidden", () -> invoices.all(stranger, new Invoices.Wanted("", "", null, 20)));
        assertThat(invoices.sold(stranger, new Invoices.Wanted("", "", null, 20))
                        .items())
                .isEmpty();
    }

    @Test
    void theSellersListIsSearchedAndPaged() {
        settle();
        var orders = new ArrayList<UUID>();
        for (int i = 0; i < 3; i++) {
            orders.add(paid(Sale.Stage.PAID));
            ask(orders.get(i));
        }
        var first = invoices.sold(seller, new Invoices.Wanted("", "", null, 2));
        assertThat(first.items()).hasSize(2);
        var second = invoices.sold(seller, new Invoices.Wanted("", "", first.next(), 2));
        assertThat(second.items()).hasSize(1);
        assertThat(second.next()).isNull();
        var wanted = first.items().getFirst().order().substring(2);
        assertThat(invoices.sold(seller, new Invoices.Wanted(wanted, "REQUESTED", null, 20))
                        .items())
                .hasSize(1);
        assertThat(invoices.sold(seller, new Invoices.Wanted("", "ISSUED", null, 20))
                        .items())
                .isEmpty();
    }

    @Test
    void erasedARequestIsGoneAndAnIssuedInvoiceStaysForAsLongAsTheLawAsks() {
        var done = paid(Sale.Stage.PAID);
        var issued = issue(ask(done), "success");
        var asked = paid(Sale.Stage.PAID);
        ask(asked);
        assertThat(exported().toString()).contains(NAME, CODE, issued.number());
        assertThat(inTheClear()).isZero();
        transaction.executeWithoutResult(status -> personal.forEach(each -> each.erase(buyer.person())));
        assertThat(found(done, issued).title()).isNotNull();
        assertThat(invoices.of(buyer, asked).invoices().getFirst().title()).isNull();
        jdbc.sql(
                        "update ledger.invoice_key set keep_until = foundation.business_now() - interval '1 second' where invoice = ?")
                .param(issued.id())
                .update();
        assertThat(forgotten()).isPositive();
        assertThat(found(done, issued).title()).isNull();
    }

    private int forgotten() {
        return jdbc.sql("delete from ledger.invoice_key where keep_until < foundation.business_now()")
                .update();
    }

    private int inTheClear() {
        return jdbc.sql("""
                        select count(*) from ledger.invoice i
                        where position(convert_to(?, 'UTF8') in i.sealed) > 0 or i::text like '%' || ? || '%'""").params(NAME, NAME).query(Integer.class).single();
    }

    private Map<String, Object> exported() {
        var rows = new HashMap<String, Object>();
        var into = new PersonalData.Export() {
            @Override
            public void rows(String name, List<? extends Map<String, ?>> some) {
                rows.put(name, some);
            }

            @Override
            public void file(String name, byte[] content) {
                rows.put(name, content.length);
            }
        };
        personal.stream()
                .filter(each -> each.getClass().getSimpleName().startsWith("InvoicesOfPerson"))
                .forEach(each -> each.export(buyer.person(), into));
        return rows;
    }

    private Invoice ask(UUID order) {
        return invoices.request(buyer, order, InvoiceKind.DIGITAL_SPECIAL, true, NAME, CODE);
    }

    private Invoice issue(Invoice asked, String scenario) {
        settle();
        return invoices.issue(seller, asked.id(), scenario);
    }

    private void settle() {
        invoices.settle(seller, settings(true));
    }

    private InvoiceSeller settings(boolean early) {
        return new InvoiceSeller(organisation, "CN", "福州示例木业有限公司", CODE, early, RATES);
    }

    /** Its turn to be asked about has come. */
    private void hurry(UUID invoice) {
        jdbc.sql("update ledger.invoice set ask_after = now() where id = ?")
                .param(invoice)
                .update();
    }

    private Invoice found(UUID order, Invoice invoice) {
        return invoices.of(buyer, order).invoices().stream()
                .filter(each -> each.id().equals(invoice.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Invoice> reds(UUID order) {
        return invoices.of(buyer, order).invoices().stream()
                .filter(Invoice::red)
                .toList();
    }

    private long settled(UUID order) {
        return jdbc.sql("""
                        select sum(p.amount) - coalesce(sum(r.amount) filter (where r.done is not null), 0) from ledger.payment p
                        left join ledger.refund r on r.payment = p.id where p.subject = ?""").param(order).query(Long.class).single();
    }

    private UUID paid(Sale.Stage stage) {
        var order = things.add(Decision.ACCEPTED);
        sold.sell(order, buyer.person(), organisation, PRICE, stage);
        var request = new PaymentRequest(order, buyer.person(), PRICE, "sandbox", "success", "key");
        var payment = Objects.requireNonNull(transaction.execute(status -> payments.begin(request)));
        payments.settleNow(payment.id());
        return order;
    }

    private void refund(UUID order, Money amount) {
        transaction.executeWithoutResult(status -> payments.refund(order, amount, "test"));
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo(code));
    }
}
