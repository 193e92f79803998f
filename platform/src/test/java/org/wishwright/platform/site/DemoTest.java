package org.wishwright.platform.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.platform.Await;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.foundation.DemoMark;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.onboarding.Onboarding;
import org.wishwright.platform.wish.work.Way;
import tools.jackson.databind.JsonNode;

@PlatformTest
class DemoTest {

    @LocalServerPort
    int port;

    private final Parties parties;
    private final Demo demo;

    @Autowired
    DemoTest(
            Parties parties,
            Factories factories,
            Workbench workbench,
            Catalog catalog,
            Onboarding onboarding,
            DemoMark mark) {
        this.parties = parties;
        this.demo = new Demo(parties, factories, workbench, catalog, onboarding, mark);
    }

    /** Other tests have signed people up, so an interrupted load is what is gone on with here. */
    @BeforeEach
    void begun() {
        parties.ensureOperator("operator@wishwright.example", Demo.PASSWORD, "Olive (operator)");
    }

    private TestClient signedIn(String role) {
        return TestClient.visitor(port).signInByPassword(role + "@wishwright.example", Demo.PASSWORD);
    }

    private static String product(TestClient maker) {
        return expect(200, maker.get("/api/v1/blueprints"))
                .json()
                .path("items")
                .path(0)
                .path("blueprint")
                .asString("");
    }

    @Test
    void every_account_it_names_can_sign_in_and_the_floor_belongs_to_its_maker() {
        var roles = new HashSet<String>();
        for (var account : demo.load()) {
            assertThat(signedIn(account.role()).token()).isNotEmpty();
            roles.add(account.role());
        }
        assertThat(roles)
                .containsExactlyInAnyOrder(
                        "consumer",
                        "maker",
                        "floor",
                        "cutter",
                        "joiner",
                        "sawyer",
                        "framebuilder",
                        "mechanic",
                        "operator");
        for (var worker : new String[] {"floor", "cutter", "sawyer"}) {
            expect(200, signedIn(worker).get("/api/v1/floor/operations"));
        }
    }

    @Test
    void loaded_again_it_stays_as_it_is() {
        demo.load();
        var before = product(signedIn("maker"));
        demo.load();
        var blueprints =
                expect(200, signedIn("maker").get("/api/v1/blueprints")).json().path("items");
        assertThat(blueprints).hasSize(1);
        assertThat(product(signedIn("maker"))).isEqualTo(before);
    }

    @Test
    void a_suit_can_be_configured_and_is_promised_a_date() {
        demo.load();
        var version = onSale(DemoTrade.all().getFirst());
        var consumer = TestClient.signedUp(port, "Lin");
        var choices = Map.of("cloth", "tweed", "lapel", "peak", "chest", "102", "sleeve-length", "63.5");
        var whole =
                expect(200, consumer.post("/api/v1/versions/" + version + "/completion", Map.of("choices", choices)));
        assertThat(whole.json().path("choices").path("lining").asString("")).isEqualTo("full");
        expect(
                201,
                consumer.post(
                        "/api/v1/cart/lines",
                        Map.of("version", version, "choices", whole.json().path("choices"), "quantity", 1)));
        var address = Map.of("text", "李雷 13900139000 浙江省杭州市西湖区文三路90号");
        var quote = expect(200, consumer.post("/api/v1/checkout/quote", Map.of("address", address)));
        assertThat(quote.text("shipBy")).isNotEmpty();
    }

    @Test
    void every_option_of_every_product_can_be_looked_at_and_completed_each_way() {
        demo.load();
        var visitor = TestClient.visitor(port);
        for (var trade : DemoTrade.all()) {
            var address = "/configure/" + onSale(trade);
            expect(200, visitor.page(address));
            for (var way : Way.values()) {
                assertThat(visitor.page(address + "?complete=" + way.word()).status())
                        .isIn(200, 302);
            }
            for (var module : ModelText.read(trade.model()).orThrow().modules()) {
                for (var option : module.isOpen() ? List.<Option>of() : module.options()) {
                    var pressed = module.id() + "=" + option.id();
                    for (var button : List.of("c_" + pressed, "repair=" + pressed)) {
                        assertThat(visitor.page(address + "?" + button).status())
                                .as(trade.product() + " " + button)
                                .isIn(200, 302, 303);
                    }
                }
            }
        }
    }

    private String onSale(DemoTrade trade) {
        var maker = TestClient.visitor(port).signInByPassword(trade.maker().email(), Demo.PASSWORD);
        var blueprint = "/api/v1/blueprints/" + product(maker);
        Await.until(() -> newest(maker, blueprint).path("state").asString("").equals("PUBLISHED"));
        return newest(maker, blueprint).path("version").asString("");
    }

    private static JsonNode newest(TestClient maker, String blueprint) {
        return expect(200, maker.get(blueprint)).json().path("versions").path(0);
    }
}
