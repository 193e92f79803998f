package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestClient.Answer;
import org.wishwright.platform.TestClient.FilePart;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.order.Shop;

/** What a campaign sells may be made to each buyer's measures, words and picture: she gives them with her address, at the deal's price. */
@PlatformTest
class DealOwnTest extends Presold {

    private static final String JACKET = """
            wishwright-model 1
            model jacket
            name en "Jacket"
            name zh "夹克"
            currency CNY
            base 10000
            module cloth
              option wool
                step SAW family wool setup 300 run 600 inspect
                varies chest letters
              option felt
                price -2000
                step SAW family felt setup 300 run 600 inspect
            measure chest unit cm from 84 to 130 step 1
              name en "Chest"
              name zh "胸围"
            text letters length 1 to 12 of latin digits
              name en "Letters"
              name zh "绣字"
              price 500 per character
            upload artwork
              name en "Picture"
              name zh "图案"
            rule short formula cloth=wool implies letters <= 6
              words en "Wool takes six letters."
            """;
    private static final Map<String, String> SEEN =
            Map.of("cloth", "wool", "chest", "99", "letters", "SELLER", "artwork", "seen-by-nobody");
    private static final Map<String, String> HERS = Map.of("chest", "96", "letters", "ANNA");

    private String version = "";

    @BeforeEach
    void jackets() {
        version = shop.publish(JACKET);
    }

    private String deal() {
        var campaign = opened("PREPAYMENT");
        bind(campaign, version, SEEN, 204);
        agreed(campaign, buyer);
        return deal(buyer, campaign);
    }

    private TestClient browser() {
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", buyer.token());
        return browser;
    }

    private static Answer order(TestClient who, String deal, Map<String, String> own) {
        var request = Map.of("address", Shop.ADDRESS, "acceptTerms", true, "acceptMadeToOrder", true, "own", own);
        return who.post("/api/v1/deals/" + deal + "/order", request, Shop.key());
    }

    private static Map<String, String> but(String module, String choice) {
        var own = new HashMap<>(HERS);
        own.put(module, choice);
        return own;
    }

    @Test
    void sheGivesHerOwnAndTheDealsPriceHolds() {
        var deal = deal();
        var offer = expect(200, buyer.get("/api/v1/deals/" + deal)).json();
        assertThat(offer.path("asked").toString())
                .contains(
                        "\"chest\"", "\"MEASURE\"", "\"84\"", "\"letters\"", "\"latin\"", "\"artwork\"", "\"PICTURE\"");
        var order = expect(201, order(buyer, deal, HERS)).text("order");
        var line = jdbc.sql(
                        "select choices::text, body is not null as sealed from orders.order_line where order_id = ?")
                .param(UUID.fromString(order))
                .query()
                .singleRow();
        assertThat(String.valueOf(line.get("choices"))).contains("ANNA").doesNotContain("SELLER", "96");
        assertThat(line.get("sealed")).isEqualTo(true);
        assertThat(expect(200, buyer.get("/api/v1/orders/" + order))
                        .json()
                        .path("total")
                        .path("minor")
                        .asLong())
                .isEqualTo(PRICE);
        received(order);
        assertThat(balance(AccountRef.party(maker(), CNY))).isEqualTo(PRICE - 1_000);
    }

    @Test
    void whatCannotBeMadeOfHersIsSaidBesideItsField() {
        var deal = deal();
        assertThat(order(buyer, deal, Map.of()).code()).isEqualTo("wish.own-missing");
        assertThat(order(buyer, deal, but("chest", "")).code()).isEqualTo("wish.own-missing");
        assertThat(order(buyer, deal, but("chest", "broad")).code()).isEqualTo("wish.measure-unreadable");
        assertThat(order(buyer, deal, but("chest", "200")).code()).isEqualTo("wish.measure-range");
        assertThat(order(buyer, deal, but("letters", "")).code()).isEqualTo("selection.text-length");
        assertThat(order(buyer, deal, but("letters", "A♥")).code()).isEqualTo("selection.text-character");
        assertThat(order(buyer, deal, but("letters", "ANNABELLA")).code()).isEqualTo("wish.own-blocked");
        assertThat(order(buyer, deal, but("artwork", UUID.randomUUID().toString()))
                        .code())
                .isEqualTo("selection.file-unknown");
        // what is not asked changes nothing: the cloth stands
        var order = expect(201, order(buyer, deal, but("cloth", "felt"))).text("order");
        assertThat(buyer.page("/orders/" + order).text()).contains("wool");
    }

    @Test
    void nobodySeesWhatTheSellerTriedItWith() {
        var campaign = opened("PREPAYMENT");
        bind(campaign, version, SEEN, 204);
        var page = buyer.page("/campaigns/" + campaign).text();
        assertThat(page).contains("Each buyer gives her own", "Chest").doesNotContain("SELLER", "99 cm");
        assertThat(expect(200, buyer.get(path(campaign))).json().path("made").toString())
                .doesNotContain("SELLER", "seen-by-nobody");
        var seller = shop.maker.page("/campaigns/" + campaign + "/making").text();
        assertThat(seller).contains("you bear it", "25.00");
    }

    @Test
    void thePageAsksForExactlyTheseAndTakesAPicture() {
        var deal = deal();
        var browser = browser();
        var asked = browser.page("/deals/" + deal + "?v_chest=960mm").text();
        assertThat(asked)
                .contains("name=\"v_chest\"", "value=\"96\"", "name=\"v_letters\"", "name=\"f_artwork\"")
                .contains("the price that was agreed stays: 200.02 CNY")
                .doesNotContain("name=\"v_cloth\"");
        var fields = new HashMap<>(Map.of(
                "v_chest", "900",
                "v_letters", "ANNA",
                "text", "",
                "name", "张三",
                "phone", "13800138000",
                "region", "浙江省杭州市西湖区",
                "street", "文三路90号",
                "acceptTerms", "on",
                "acceptMadeToOrder", "on",
                "action", "place"));
        var picture = List.of(new FilePart("f_artwork", "cat.png", TestPictures.halfClearPng(40, 40)));
        var again = expect(422, browser.submitFiles("/deals/" + deal, fields, picture))
                .text();
        assertThat(again).contains("Chest: It is made from 84 to 130 cm.", "href=\"#v_chest\"");
        var kept = again.replaceAll("(?s).*name=\"v_artwork\" value=\"([^\"]+)\".*", "$1");
        assertThat(kept).hasSize(36);
        fields.put("v_chest", "90");
        fields.put("v_artwork", kept);
        var placed = browser.submitFiles("/deals/" + deal, fields, List.of());
        assertThat(placed.status()).isEqualTo(302);
        assertThat(browser.page(placed.location().replaceAll("\\?.*", "")).text())
                .contains("ANNA", "90 cm");
    }

    @Test
    void aTextThatIsNoPictureIsSaidBesideIt() {
        var deal = deal();
        var browser = browser();
        browser.page("/deals/" + deal);
        var no = List.of(new FilePart("f_artwork", "cat.png", "no picture".getBytes(StandardCharsets.UTF_8)));
        var answer = browser.submitFiles("/deals/" + deal, Map.of("action", "quote"), no);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("Picture: ");
    }
}
