package org.wishwright.platform.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.Orders;
import org.wishwright.platform.order.Shop;
import org.wishwright.platform.production.OrderPiecesReady;

/** A lamp presold on a phone: earnest, balance in its window, an order that is received; and one who does not pay loses hers. */
@PlatformTest
class PresaleInChromiumTest extends CampaignPlay {

    @Autowired
    Orders orders;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Test
    void oneKeepsHerWordToTheReceiptAndOneForfeitsHerEarnest() {
        var shop = Shop.open(port);
        var desk = phone(shop.maker);
        called(desk, shop);
        var making = Map.of("what", "o1", "version", shop.version, "choices", Shop.PAPER_OAK);
        expect(204, shop.maker.put("/api/v1" + path + "/making", making));
        var keeps = phone(person("Ann"));
        var breaks = phone(person("Ben"));
        takes(keeps, "pledged", Map.of("lines.o1", "2"));
        pays(keeps, "20.00");
        takes(breaks, "pledged", Map.of("lines.o1", "1"));
        pays(breaks, "10.00");
        assertThat(breaks.locator("main")).containsText("90.00");
        forward("balance");
        keeps.navigate(path);
        pays(keeps, "160.00");
        forward("settled");
        assertThat(money(breaks)).contains("Paid and held 10.00 CNY", "Was forfeited 10.00 CNY");
        delivered(shop, ordered(keeps));
        keeps.reload();
        keeps.locator("button[popovertarget=receive]").first().click();
        keeps.locator("#receive .actions button").first().click();
        assertThat(keeps.locator(".steps .done .label").last()).hasText("Received");
        assertThat(balance(desk, shop.organisation)).isEqualTo("181.00 CNY");
        over(breaks);
    }

    private void called(Page desk, Shop shop) {
        called(
                desk,
                "presale",
                Map.of(
                        "convener", shop.organisation.toString(),
                        "title", "A lamp for the winter",
                        "options.0.name", "Lamp",
                        "options.0.price", "100",
                        "options.0.cap", "10",
                        "tiers.0.from", "3",
                        "tiers.0.percent", "10",
                        "depositType", "EARNEST",
                        "deposit", "10",
                        "minimum", "2"));
    }

    private String ordered(Page page) {
        page.navigate(path);
        page.locator("#mine a[href^='/deals/']").click();
        fits(page);
        page.locator("#name").fill("李雷");
        page.locator("#phone").fill("13900139000");
        page.locator("#region").fill("浙江省杭州市西湖区");
        page.locator("#street").fill("文三路90号");
        page.locator("input[name=acceptTerms]").check();
        if (page.locator("input[name=acceptMadeToOrder]").count() > 0) {
            page.locator("input[name=acceptMadeToOrder]").check();
        }
        page.locator("button[value=place].wish").click();
        assertThat(page.locator(".steps .now .label")).hasText("Paid");
        fits(page);
        return page.url().replaceAll(".*/orders/([0-9a-f-]{36}).*", "$1");
    }

    /** The floor and the parcel, which other tests play. */
    private void delivered(Shop shop, String order) {
        var id = new OrderId(UUID.fromString(order));
        transaction.executeWithoutResult(status -> {
            orders.cuttingStarted(List.of(id));
            orders.piecesReady(id);
            events.publishEvent(new OrderPiecesReady(id));
        });
        var waiting = "/api/v1/maker/shipments?state=TO_PACK";
        Await.until(() -> shop.maker.get(waiting).json().path("items").size() == 1);
        var parcel = "/api/v1/maker/shipments/"
                + shop.maker
                        .get(waiting)
                        .json()
                        .path("items")
                        .path(0)
                        .path("shipment")
                        .asString();
        expect(200, shop.maker.post(parcel + "/packing", Map.of()));
        expect(200, shop.maker.post(parcel + "/handover", Map.of("carrier", "SF", "tracking", "SF1")));
    }
}
