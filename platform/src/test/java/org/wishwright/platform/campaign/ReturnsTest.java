package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.ledger.AccountRef;

/** Standard goods of a presale go back within seven days of receipt, without a reason; what was made to order does not. */
@PlatformTest
class ReturnsTest extends Presold {

    private static Answer ask(TestClient who, String order) {
        return who.post("/api/v1/orders/" + order + "/return?reason=DOES_NOT_FIT", Map.of());
    }

    private Answer arrived(TestClient who, String order) {
        return who.post("/api/v1/maker/orders/" + order + "/return", Map.of());
    }

    private String order() {
        return ordered(buyer, deal(buyer, settled("PREPAYMENT", buyer)));
    }

    @Test
    void sheSendsItBackAndHasAllHerMoneyWhenTheMakerHasIt() {
        var order = order();
        assertThat(ask(buyer, order).code()).isEqualTo("order.return-not-yet");
        assertThat(buyer.page("/orders/" + order).text()).contains("From the day you receive it you have 7 days");
        received(order);
        assertThat(balance(AccountRef.party(maker(), CNY))).isEqualTo(PRICE - 1_000);
        var zone = ZoneId.of("Asia/Shanghai");
        var last = clock.instant().atZone(zone).toLocalDate().plusDays(8).atStartOfDay(zone);
        assertThat(last.toInstant()).isAfter(clock.instant().plus(Duration.ofDays(7)));
        assertThat(buyer.page("/orders/" + order).text())
                .contains("You can send it back without a reason until", "7 days from receipt", "I send it back");
        assertThat(arrived(shop.maker, order).code()).isEqualTo("order.return-not-asked");
        assertThat(ask(shop.buyer(), order).status()).isEqualTo(404);
        assertThat(buyer.post("/api/v1/orders/" + order + "/return?reason=BORED", Map.of())
                        .code())
                .isEqualTo("order.return-reason");
        expect(204, ask(buyer, order));
        assertThat(ask(buyer, order).code()).isEqualTo("order.return-asked");
        assertThat(shop.maker.page("/maker/orders/" + order).text()).contains("does not fit", "I have it again");
        assertThat(arrived(buyer, order).status()).isIn(403, 404);
        expect(204, arrived(shop.maker, order));
        assertThat(arrived(shop.maker, order).code()).isEqualTo("order.return-not-asked");
        assertThat(back(order)).isEqualTo(PRICE);
        assertThat(balance(AccountRef.party(maker(), CNY))).isZero();
        assertThat(escrow(order) + prepaid(order)).isZero();
        assertThat(ledger.sums()).allMatch(sum -> sum.balanced());
        assertThat(buyer.page("/orders/" + order).text()).contains("200.02 CNY went back");
    }

    @Test
    void afterSevenDaysItIsTooLate() {
        var order = order();
        received(order);
        clock.moveTo(clock.instant().plus(Duration.ofDays(9)));
        assertThat(ask(buyer, order).code()).isEqualTo("order.return-late");
        assertThat(buyer.page("/orders/" + order).text())
                .contains("The days for sending it back without a reason ended");
    }

    @Test
    void whatIsMadeToOrderSaysWhyItDoesNotGoBack() {
        var order = shop.paid(buyer);
        received(order);
        assertThat(ask(buyer, order).code()).isEqualTo("order.return-made-to-order");
        assertThat(buyer.page("/orders/" + order).text())
                .contains("you agreed that it cannot be sent back without a reason", "in the log");
    }
}
