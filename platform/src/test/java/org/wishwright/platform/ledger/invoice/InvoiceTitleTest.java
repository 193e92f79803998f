package org.wishwright.platform.ledger.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Outcome;

/** To whom an invoice may be made out, by the rules of the seller's country. */
class InvoiceTitleTest {

    private static final String CODE = "91350100M000100Y43";

    private final InvoiceRules china = InvoiceRules.of("CN");
    private final InvoiceRules europe = InvoiceRules.of("EU");

    @Test
    void aPersonNeedsNothingButAName() {
        assertThat(typed(china, InvoiceKind.DIGITAL_ORDINARY, false, " 李雷 ", "junk"))
                .isEqualTo(Outcome.accepted(new InvoiceTitle(false, "李雷", "")));
        refused("invoice.name-invalid", typed(china, InvoiceKind.DIGITAL_ORDINARY, false, "  ", ""));
        refused("invoice.name-invalid", typed(china, InvoiceKind.DIGITAL_ORDINARY, false, "x".repeat(101), ""));
    }

    @Test
    void aChineseCompanyGivesACodeThatChecksItself() {
        assertThat(typed(china, InvoiceKind.DIGITAL_SPECIAL, true, "示例", " 91350100m000100y43 "))
                .isEqualTo(Outcome.accepted(new InvoiceTitle(true, "示例", CODE)));
        refused("invoice.credit-code-invalid", typed(china, InvoiceKind.DIGITAL_ORDINARY, true, "示例", ""));
        refused(
                "invoice.credit-code-invalid",
                typed(china, InvoiceKind.DIGITAL_ORDINARY, true, "示例", "91350100M000100Y44"));
    }

    @Test
    void aSpecialInvoiceIsForCompanies() {
        refused("invoice.kind-companies", typed(china, InvoiceKind.DIGITAL_SPECIAL, false, "李雷", ""));
        refused("invoice.kind-unknown", typed(europe, InvoiceKind.DIGITAL_SPECIAL, true, "Example", ""));
        refused("invoice.kind-unknown", typed(china, InvoiceKind.TAX, true, "示例", CODE));
    }

    @Test
    void elsewhereANumberIsOptionalAndPlain() {
        assertThat(typed(europe, InvoiceKind.TAX, true, "Example SARL", "").isAccepted())
                .isTrue();
        assertThat(typed(europe, InvoiceKind.TAX, true, "Example SARL", "fr 12 345678901"))
                .isEqualTo(Outcome.accepted(new InvoiceTitle(true, "Example SARL", "FR12345678901")));
        refused("invoice.tax-number-invalid", typed(europe, InvoiceKind.TAX, true, "Example SARL", "<b>"));
    }

    @Test
    void ratesAreThoseOfTheCountry() {
        assertThat(china.knowsRate(1_300)).isTrue();
        assertThat(china.knowsRate(1_234)).isFalse();
        assertThat(europe.knowsRate(1_900)).isTrue();
        assertThat(europe.knowsRate(5_000)).isFalse();
        assertThat(europe.knowsRate(-1)).isFalse();
    }

    @Test
    void aTitleSaysNothingWhereItIsLogged() {
        assertThat(new InvoiceTitle(true, "示例", CODE).toString()).doesNotContain("示例", CODE);
    }

    private static Outcome<InvoiceTitle> typed(
            InvoiceRules rules, InvoiceKind kind, boolean company, String name, String number) {
        return InvoiceTitle.typed(rules, kind, company, name, number);
    }

    private static void refused(String code, Outcome<InvoiceTitle> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused<InvoiceTitle>) outcome).refusal().code()).isEqualTo(code);
    }
}
