package org.wishwright.platform.ledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Words;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.PaidThings;
import org.wishwright.platform.ledger.PaymentReaction.Decision;
import org.wishwright.platform.ledger.PaymentRequest;
import org.wishwright.platform.ledger.Payments;

@PlatformTest
class LedgerPagesTest {

    @Autowired
    StatementPages statements;

    @Autowired
    StatementController api;

    @Autowired
    OperatorPaymentPages operatorPages;

    @Autowired
    OperatorPaymentController operatorApi;

    @Autowired
    NotificationController door;

    @Autowired
    Payments payments;

    @Autowired
    PaidThings things;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TemplateEngine engine;

    @Autowired
    Words words;

    private final Caller operator = new Caller(
            new PartyId(UUID.randomUUID()),
            "Operator",
            Set.of(new Membership(new PartyId(UUID.randomUUID()), Role.OPERATOR)));

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theStatementIsReadable(String language) throws Exception {
        assertThat(rendered(language, statements.statements(operator, null, null, "", "", null)))
                .contains("class=\"empty\"");
        pay(123_456);
        assertThat(rendered(language, statements.statements(operator, null, null, "", "", null)))
                .contains("1,234.56 CNY", "/statements.csv?party=" + operator.person())
                .contains(language.equals("en") ? "Payment held for the order" : "订单付款");
        var csv = new MockHttpServletResponse();
        statements.csv(operator, operator.person().toString(), "CNY", null, null, csv);
        assertThat(csv.getContentAsString().lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(",0.00,1234.56,1234.56,CNY,0.00");
        assertThat(api.statement(operator, null, null, null, null, null, 10).balance())
                .isEqualTo(new Amount(123_456, "CNY"));
    }

    @Test
    void aPeriodShowsItsOwnDaysAndABadDayIsSaidBesideItsField() {
        pay(4_242);
        assertThat(rendered("en", statements.statements(operator, null, null, "2000-01-01", "2000-01-31", null)))
                .contains("Nothing moved in this period", "value=\"2000-01-31\"");
        assertThat(rendered("en", statements.statements(operator, null, null, "2000-01-01", "2199-12-31", null)))
                .contains("42.42 CNY");
        for (var bad :
                new String[] {"yesterday", "2027-13-01", "<script>alert(1)</script>", "📅", "0001-01-01", "12 cm"}) {
            assertThat(rendered("en", statements.statements(operator, null, null, bad, "", null)))
                    .as(bad)
                    .contains("Give a day such as", "id=\"from-fault\"")
                    .doesNotContain("<script>alert");
        }
        assertThat(rendered("en", statements.statements(operator, null, null, "2027-02-01", "2027-01-01", null)))
                .contains("the last day is not before the first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void theOperatorFindsAPaymentByItsState(String language) {
        var payment = pay(777).toString();
        assertThat(rendered(language, operatorPages.list(operator, "CAPTURED", null)))
                .contains(payment, "7.77 CNY");
        assertThat(rendered(language, operatorPages.list(operator, "DECLINED", null)))
                .doesNotContain(payment);
        assertThat(operatorApi.list(operator, "CAPTURED", null, 100).items())
                .anyMatch(item -> item.payment().toString().equals(payment)
                        && item.amount().minor() == 777);
    }

    @Test
    void aHugeNotificationIsRefusedBeforeItIsRead() {
        var request = new MockHttpServletRequest();
        request.setContent(new byte[70_000]);
        assertThatThrownBy(() -> door.receive("sandbox", request))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo("notification.too-large"));
    }

    private UUID pay(long minor) {
        var request = new PaymentRequest(
                things.add(Decision.ACCEPTED), operator.person(), Money.of(minor, "CNY"), "sandbox", "success", "key");
        var payment = transaction.execute(status -> payments.begin(request));
        var id = java.util.Objects.requireNonNull(payment).id();
        payments.settleNow(id);
        return id.value();
    }

    private String rendered(String language, org.springframework.web.servlet.ModelAndView view) {
        var page = new Page(
                words,
                Locale.of(language),
                ZoneId.of("Asia/Shanghai"),
                "Operator",
                Set.of("OPERATOR"),
                "/",
                false,
                () -> "token",
                Map.of(),
                Set::of);
        Map<String, Object> model = new HashMap<>(view.getModel());
        model.put("page", page);
        var output = new StringOutput();
        engine.render(view.getViewName() + ".jte", model, output);
        return output.toString();
    }
}
