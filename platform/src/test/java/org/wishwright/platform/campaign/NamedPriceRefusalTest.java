package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.pay;
import static org.wishwright.platform.campaign.Fair.payAll;
import static org.wishwright.platform.campaign.Fair.stage;
import static org.wishwright.platform.campaign.Fair.take;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wishwright.market.Recount;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What nobody reads in a reverse pricing, and what is refused. */
@PlatformTest
class NamedPriceRefusalTest extends Nights {

    @Test
    void aReserveIsReadByNobodyElseAndStandsInTheRecordWithItsCommitment() {
        var seller = hotel("Seller");
        var step = reserve("sea", 271_829, 5);
        expect(
                201,
                seller.post(path(campaign) + "/inputs", step, UUID.randomUUID().toString()));
        var rival = hotel("Rival");
        var guest = guest(offer("sea", 1, 27_182));
        cleared(guest, "unmatched");
        assertThat(seen(seller, campaign).path("ours").toString()).contains("271829");
        assertThat(seller.page("/campaigns/" + campaign).text()).contains("2,718.29");
        for (var other : List.of(rival, guest, convener, TestClient.visitor(port))) {
            assertThat(other.get(path(campaign)).text()
                            + other.page("/campaigns/" + campaign).text()
                            + other.page("/campaigns/" + campaign + "/part").text())
                    .doesNotContain("271829", "2,718.29", "2718.29");
            assertThat(other.get(path(campaign) + "/record").code()).isEqualTo("campaign.record-early");
        }
        assertThat(rows("campaign") + rows("evidence") + rows("foundation")).doesNotContain("271829", "2718.29");
        var commitment = jdbc.sql("select what from campaign.input where campaign = ? and what like '%hidden%'")
                .param(UUID.fromString(campaign))
                .query(String.class)
                .single();
        ends("lapsed");
        var record = expect(200, guest.get(path(campaign) + "/record")).text();
        assertThat(Recount.repeat(record, 1_000_000).orThrow().equal()).isTrue();
        assertThat(record).contains("271829").doesNotContain(seller.person().toString());
        committed(new ObjectMapper().readTree(record), new ObjectMapper().readTree(commitment));
    }

    /** What the record tells is what the log was bound to. */
    private static void committed(JsonNode record, JsonNode logged) {
        for (var input : record.path("inputs")) {
            var what = input.path("what");
            if (what.path("kind").asString().equals("reserved")) {
                var reserved = new org.wishwright.market.namedprice.NamedPriceInput.Reserved(
                        what.path("spec").asString(),
                        org.wishwright.kernel.Money.of(
                                what.path("reserve").path("minor").asLong(), "CNY"),
                        what.path("least").asLong(),
                        what.path("most").asLong(),
                        what.path("capacity").asLong(),
                        null,
                        null,
                        0);
                assertThat(reserved.committed(input.path("nonce").asString()))
                        .isEqualTo(logged.path("commitment").asString());
                return;
            }
        }
        throw new AssertionError("No rule in the record");
    }

    /** Everything that stands in the tables of a schema. */
    private String rows(String schema) {
        var all = new StringBuilder();
        for (var table : jdbc.sql("select table_name from information_schema.tables where table_schema = ?")
                .param(schema)
                .query(String.class)
                .list()) {
            all.append(jdbc.sql("select coalesce(string_agg(t::text, ' '), '') from " + schema + "." + table + " t")
                    .query(String.class)
                    .single());
        }
        return all.toString();
    }

    @Test
    void theRebidRuleHoldsFromTwoDevicesAtOnce() {
        var guest = fair.person("Guest");
        assertThat(once(() -> take(guest, campaign, offer("sea", 1, 10_000)).status()))
                .containsExactlyInAnyOrder(201, 422);
        payAll(guest, campaign);
        assertThat(fair.held(campaign)).isEqualTo(2_000);
        assertThat(take(guest, campaign, offer("sea", 1, 10_299)).code()).isEqualTo("namedprice.raise-too-small");
        expect(201, take(guest, campaign, offer("sea", 1, 10_300)));
        expect(201, take(guest, campaign, offer("sea", 1, 20_000)));
        assertThat(take(guest, campaign, offer("sea", 1, 30_000)).code()).isEqualTo("namedprice.offers-used");
        assertThat(fair.held(campaign)).as("one security for all").isEqualTo(2_000);
    }

    @Test
    void whatCannotBeIsRefusedAndLeavesNoTrace() {
        var seller = hotel("Seller");
        expect(201, take(seller, campaign, reserve("garden", 15_000, 1)));
        var guest = guest(offer("garden", 1, 1_000));
        long before = inputs();
        var late = offer("sea", 1, 100);
        late.put("day", "2020-01-01");
        assertThat(take(guest, campaign, late).code()).isEqualTo("namedprice.day-out-of-range");
        late.put("day", "+999999999-01-01");
        assertThat(take(guest, campaign, late).code()).isEqualTo("namedprice.day-out-of-range");
        late.put("day", "tomorrow");
        assertThat(take(guest, campaign, late).code()).isEqualTo("market.field-malformed");
        late.remove("day");
        assertThat(take(guest, campaign, late).code()).isEqualTo("namedprice.day");
        assertThat(take(guest, campaign, offer("roof", 1, 100)).code()).isEqualTo("namedprice.spec-unknown");
        assertThat(take(guest, campaign, offer("sea", 0, 100)).code()).isEqualTo("market.number-out-of-range");
        assertThat(take(guest, campaign, offer("sea", 4, 100)).code()).isEqualTo("market.number-out-of-range");
        assertThat(take(guest, campaign, offer("sea", 1, -1)).code()).isNotEmpty();
        assertThat(take(guest, campaign, offer("sea", 1, 0)).code()).isEqualTo("market.price-not-positive");
        var euro = offer("sea", 1, 100);
        euro.put("unit", Map.of("currency", "EUR", "minor", 100));
        assertThat(take(guest, campaign, euro).code()).isEqualTo("market.currency-mixed");
        assertThat(take(seller, campaign, offer("sea", 1, 100)).code())
                .as("a member of a seller")
                .isEqualTo("namedprice.seller-offers");
        assertThat(take(guest, campaign, reserve("sea", 1, 1)).code()).isEqualTo("identity.role-forbidden");
        var disordered = reserve("sea", 100, 1);
        disordered.put("from", "2026-12-02");
        disordered.put("until", "2026-12-01");
        assertThat(take(seller, campaign, disordered).code()).isEqualTo("namedprice.days-disordered");
        assertThat(take(seller, campaign, reserve("sea", 100, 0)).code()).isEqualTo("market.number-out-of-range");
        assertThat(take(guest, campaign, Map.of("kind", "hidden", "commitment", "0"))
                        .status())
                .isEqualTo(422);
        assertThat(inputs()).isEqualTo(before);
        fair.until(convener, campaign, 49, "closing");
        assertThat(take(fair.person("Late"), campaign, offer("sea", 1, 100)).code())
                .isEqualTo("namedprice.closed");
        over("lapsed");
        assertThat(take(guest, campaign, offer("sea", 1, 100)).code()).isEqualTo("market.over");
    }

    private void over(String stage) {
        fair.until(convener, campaign, 19, stage);
        nothingIsHeld();
    }

    private long inputs() {
        return jdbc.sql("select count(*) from campaign.input where campaign = ?")
                .param(UUID.fromString(campaign))
                .query(Long.class)
                .single();
    }

    @Test
    void whoBuysForHerselfDoesNotSellForHerOrganisation() {
        var both = hotel("Both");
        expect(201, take(both, campaign, offer("sea", 1, 10_000)));
        assertThat(take(both, campaign, reserve("sea", 100, 1)).code()).isEqualTo("namedprice.buyer-sells");
    }

    @Test
    void aSecurityThatComesTooLateGoesBack() {
        var guest = fair.person("Guest");
        var entry = expect(201, take(guest, campaign, offer("sea", 1, 10_000))).text("entry");
        clock.moveTo(fair.in(7));
        assertThat(pay(guest, campaign, entry, UUID.randomUUID().toString()).code())
                .isEqualTo("campaign.not-awaited");
        ends("lapsed");
    }

    @Test
    void theFormKeepsWhatWasTypedAndSaysWhatIsWrongBesideIt() {
        var form = new HashMap<>(Map.of(
                "way",
                "namedprice",
                "title",
                "A night by the sea",
                "specs.0.name",
                "Sea view",
                "specs.1.name",
                "Garden"));
        form.putAll(Map.of("dated", "yes", "until", fair.in(400).toString().substring(0, 16), "window", "PT1H"));
        form.putAll(Map.of("counterWithin", "PT12H", "payWithin", "PT24H", "offersEach", "many", "raise", "3"));
        form.putAll(Map.of("mostUnits", "5", "deposit", "20", "forfeited", "50"));
        var refused = expect(422, convener.submitFiles("/campaigns/new", form, List.of()));
        assertThat(refused.text())
                .contains("value=\"Sea view\"", "value=\"many\"", "id=\"offersEach-fault\">Write a whole number");
        form.put("offersEach", "3");
        var drafted = expect(302, convener.submitFiles("/campaigns/new", form, List.of()))
                .location();
        var page = convener.page(drafted).text();
        assertThat(page).contains("Sea view", "highest price first", "hidden", "Who is trusted", "3%");
        var edit = convener.page(drafted.replaceFirst("\\?.*", "") + "/edit").text();
        assertThat(edit).contains("value=\"Sea view\"", "value=\"20.00\"", "checked");
    }
}
