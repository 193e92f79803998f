package org.wishwright.platform.ledger.deal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;

/** What the packs say, beside the numbers of the articles they say it by. */
class RulePackTest {

    private static final Instant RECEIVED = Instant.parse("2026-11-21T10:00:00Z");

    private final RulePack china = RulePack.of("CN");
    private final RulePack europe = RulePack.of("EU");
    private final RulePack none = RulePack.of("NONE");

    @Test
    void civilCode586LimitsEarnestToAFifthOfThePrice() {
        assertThat(china.article("earnest-most-basis-points")).isEqualTo("CN Civil Code 586");
        assertThat(china.earnestLimit(cny(10_000))).isEqualTo(cny(2_000));
        assertThat(china.earnestLimit(cny(9_999))).isEqualTo(cny(1_999));
        assertThat(china.earnestLimit(cny(4))).isEqualTo(cny(0));
        assertThat(china.earnestLimit(cny(Long.MAX_VALUE))).isEqualTo(cny(Long.MAX_VALUE / 5));
    }

    @Test
    void civilCode587ForfeitsItOrReturnsItTwofold() {
        assertThat(china.article("earnest-forfeited")).isEqualTo("CN Civil Code 587");
        assertThat(china.article("earnest-times-returned")).isEqualTo("CN Civil Code 587");
        assertThat(china.earnestForfeited()).isTrue();
        assertThat(china.earnestTimesReturned()).isEqualTo(2);
    }

    @Test
    void civilCode588HasTheOtherSideChooseEarnestOrPenalty() {
        assertThat(china.article("earnest-or-penalty")).isEqualTo("CN Civil Code 588");
        assertThat(china.earnestOrPenalty()).isTrue();
    }

    @Test
    void consumerRightsLaw25GivesSevenDaysButNotForWhatWasMadeToOrder() {
        assertThat(china.article("withdrawal-days")).isEqualTo("CN Consumer Rights Law 25");
        assertThat(china.mayWithdraw(
                        false, RECEIVED, RECEIVED.plus(Duration.ofDays(7)).minusSeconds(1)))
                .isTrue();
        assertThat(china.mayWithdraw(false, RECEIVED, RECEIVED.plus(Duration.ofDays(7))))
                .isFalse();
        assertThat(china.mayWithdraw(true, RECEIVED, RECEIVED)).isFalse();
    }

    @Test
    void eCommerceLaw49HasAContractStandOnceItIsPaid() {
        assertThat(china.article("formed-by-payment")).isEqualTo("CN E-commerce Law 49");
        assertThat(china.formedByPayment()).isTrue();
        assertThat(none.formedByPayment()).isFalse();
    }

    @Test
    void directive201183GivesFourteenDaysButNotForWhatWasMadeToSpecification() {
        assertThat(europe.article("withdrawal-days")).isEqualTo("EU Directive 2011/83 9");
        assertThat(europe.article("withdrawal-made-to-order-excluded")).isEqualTo("EU Directive 2011/83 16(c)");
        assertThat(europe.mayWithdraw(false, RECEIVED, RECEIVED.plus(Duration.ofDays(13))))
                .isTrue();
        assertThat(europe.mayWithdraw(false, RECEIVED, RECEIVED.plus(Duration.ofDays(14))))
                .isFalse();
        assertThat(europe.mayWithdraw(true, RECEIVED, RECEIVED)).isFalse();
    }

    @Test
    void withoutALawOnlyTheAgreementCounts() {
        assertThat(none.earnestLimit(cny(10_000))).isEqualTo(cny(10_000));
        assertThat(none.earnestTimesReturned()).isEqualTo(1);
        assertThat(none.mayWithdraw(false, RECEIVED, RECEIVED)).isFalse();
        assertThat(none.article("earnest-forfeited")).isEmpty();
        assertThatThrownBy(() -> RulePack.of("XX")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Money cny(long minor) {
        return Money.of(minor, "CNY");
    }
}
