package org.wishwright.platform.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;
import static org.wishwright.platform.campaign.Fair.path;
import static org.wishwright.platform.campaign.Fair.take;
import static org.wishwright.platform.campaign.Studio.ballot;
import static org.wishwright.platform.campaign.Studio.credential;
import static org.wishwright.platform.campaign.Studio.handIn;
import static org.wishwright.platform.campaign.Studio.round;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.order.Shop;

/** What a contest chose, or many drew together, is sold: its designers earn of every order, and give their part back with it. */
@PlatformTest
class DesignSoldTest extends Presold {

    private long has(TestClient who) {
        return balance(AccountRef.party(new PartyId(who.person()), CNY));
    }

    /** A contest of the shop that one of two designs won. */
    private String contest(TestClient winner) {
        var studio = new Studio(fair);
        var contest = expect(
                        201,
                        shop.maker.post(
                                "/api/v1/campaigns",
                                Map.of(
                                        "mechanism", "contest",
                                        "convener", shop.organisation.toString(),
                                        "rules", studio.contest(List.of(round("APPROVAL", 1, 0, 1))),
                                        "title", Map.of("zh", "灯", "en", "Lamps"))))
                .text("campaign");
        expect(204, shop.maker.post(path(contest) + "/opening", Map.of()));
        handIn(winner, contest, "Moon lamp", 1);
        handIn(fair.person("Other"), contest, "Sun lamp", 2);
        fair.until(shop.maker, contest, 11, "round-1");
        expect(204, ballot(TestClient.visitor(port), contest, credential(fair.person("V"), contest), List.of("d1")));
        fair.until(shop.maker, contest, 10, "settled");
        return contest;
    }

    /** A design of the shop's convening that these drew, for shares in percent. */
    private String drawn(Map<TestClient, Integer> shares) {
        var rules = new HashMap<String, Object>();
        rules.put("currency", "CNY");
        rules.put("design", "Star lamp");
        rules.put("contributeUntil", fair.in(10).toString());
        rules.put("agreeUntil", fair.in(20).toString());
        rules.put("royalty", 500);
        var campaign = expect(
                        201,
                        shop.maker.post(
                                "/api/v1/campaigns",
                                Map.of(
                                        "mechanism",
                                        "cocreation",
                                        "convener",
                                        shop.organisation.toString(),
                                        "rules",
                                        rules,
                                        "title",
                                        Map.of("zh", "星灯", "en", "Star lamp"))))
                .text("campaign");
        expect(204, shop.maker.post(path(campaign) + "/opening", Map.of()));
        var proposed = new ArrayList<Map<String, Object>>();
        shares.forEach((who, percent) -> {
            expect(201, take(who, campaign, Map.of("kind", "contributed", "words", "Mine", "drawings", List.of())));
            var me = expect(200, shop.maker.get(path(campaign)))
                    .json()
                    .path("shown")
                    .path("parties");
            proposed.add(Map.of("party", me.get(me.size() - 1).asString(), "basisPoints", percent * 100));
        });
        var proposal = expect(201, take(shop.maker, campaign, Map.of("kind", "proposed", "shares", proposed)))
                .text("entry");
        shares.keySet()
                .forEach(who -> expect(201, take(who, campaign, Map.of("kind", "agreed", "proposal", proposal))));
        return campaign;
    }

    private String presale(String design) {
        var draft = new HashMap<>(draft("PREPAYMENT"));
        draft.put("design", design);
        var campaign = expect(201, shop.maker.post("/api/v1/campaigns", draft)).text("campaign");
        bind(campaign, shop.version, Shop.PAPER_OAK, 204);
        expect(204, shop.maker.post(path(campaign) + "/opening", Map.of()));
        return campaign;
    }

    @Test
    void theBestOfAContestIsPresoldAndItsDesignerEarns() {
        var designer = fair.person("Designer Moon");
        var contest = contest(designer);
        var form = shop.maker
                .page("/campaigns/new?way=presale&sells=" + contest + ":d1")
                .text();
        assertThat(form).contains("value=\"Moon lamp\"", "earns 3 %", "receipt", "“Moon lamp”在征集");
        var campaign = presale(contest + ":d1");
        assertThat(buyer.page("/campaigns/" + campaign).text()).contains("By the design of Designer Moon", "3 %");
        assertThat(buyer.page("/campaigns/" + campaign + "/picture").status()).isEqualTo(200);
        assertThat(buyer.page("/campaigns/" + contest + "/works/d1").text())
                .contains("Made and sold", "/campaigns/" + campaign)
                .doesNotContain("Begin a presale");
        agreed(campaign, buyer);
        var order = ordered(buyer, deal(buyer, campaign));
        received(order);
        assertThat(has(designer)).isEqualTo(600);
        assertThat(balance(AccountRef.party(maker(), CNY))).isEqualTo(PRICE - 1_000 - 600);
        assertThat(designer.page("/statements").text()).contains("Royalty for your design", "6.00");
        assertThat(shop.maker.page("/maker/orders/" + order).text()).contains("Designer, merchant, leader", "6.00");
        giveBack(order, PRICE);
        assertThat(has(designer)).isZero();
        nothingIsHeld(campaign, order);
    }

    @Test
    void whoCalledForItAloneSellsIt() {
        var designer = fair.person("Designer");
        var contest = contest(designer);
        var other = Shop.open(port);
        var draft = new HashMap<>(draft("PREPAYMENT"));
        draft.put("convener", other.organisation.toString());
        draft.put("design", contest + ":d1");
        assertThat(other.maker.post("/api/v1/campaigns", draft).code()).isEqualTo("campaign.design-forbidden");
        draft.put("convener", shop.organisation.toString());
        for (var wrong : List.of(
                contest + ":d2",
                contest + ":d9",
                contest,
                "nonsense",
                UUID.randomUUID().toString())) {
            draft.put("design", wrong);
            assertThat(shop.maker.post("/api/v1/campaigns", draft).code())
                    .as(wrong)
                    .isEqualTo("campaign.design-unknown");
        }
        var product = Map.of("design", contest + ":d1", "version", other.version);
        assertThat(shop.maker
                        .post("/api/v1/campaigns/designs/products", product)
                        .code())
                .isEqualTo("campaign.design-product");
        assertThat(other.maker
                        .post("/api/v1/campaigns/designs/products", product)
                        .code())
                .isEqualTo("campaign.design-forbidden");
        assertThat(other.maker
                        .page("/campaigns/new?way=presale&sells=" + contest + ":d1")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aProductMadeByADesignPaysItsDesignersInEveryOrderFromThenOn() {
        var before = shop.paid(buyer);
        var one = fair.person("One");
        var two = fair.person("Two");
        var shares = new java.util.LinkedHashMap<TestClient, Integer>();
        shares.put(one, 67);
        shares.put(two, 33);
        var design = drawn(shares);
        assertThat(shop.maker.page("/campaigns/" + design).text())
                .contains("Begin a presale", "It is made by this design");
        var product = Map.of("design", design, "version", shop.version);
        expect(204, shop.maker.post("/api/v1/campaigns/designs/products", product));
        assertThat(shop.maker
                        .post("/api/v1/campaigns/designs/products", product)
                        .code())
                .isEqualTo("campaign.design-product");
        received(before);
        assertThat(has(one)).as("ordered before").isZero();
        var order = shop.paid(buyer);
        received(order);
        assertThat(has(one)).isEqualTo(335);
        assertThat(has(two)).isEqualTo(165);
        assertThat(buyer.page("/campaigns/" + design).text()).contains("in the shop");
        var campaign = presale(design);
        agreed(campaign, buyer);
        received(ordered(buyer, deal(buyer, campaign)));
        assertThat(has(one) + has(two))
                .as("once, though product and presale name it")
                .isEqualTo(500 + 1_000);
    }

    @Test
    void whateverIsSharedAndGivenBackTheOrdersMoneySumsToZero() {
        var random = new Random(7);
        for (int play = 0; play < 4; play++) {
            var people = new java.util.LinkedHashMap<TestClient, Integer>();
            int left = 100;
            for (int i = 0; i < 1 + play; i++) {
                int part = i == play ? left : 1 + random.nextInt(left - (play - i));
                people.put(fair.person("P" + i), part);
                left -= part;
            }
            var campaign = presale(drawn(people));
            agreed(campaign, buyer);
            long makers = balance(AccountRef.party(maker(), CNY));
            var order = ordered(buyer, deal(buyer, campaign));
            received(order);
            long back = 0;
            for (int refund = 0; refund < 3; refund++) {
                long part = 1 + random.nextInt(5_000);
                giveBack(order, part);
                back += part;
                long designers = people.keySet().stream().mapToLong(this::has).sum();
                long maker = balance(AccountRef.party(maker(), CNY)) - makers;
                long platform = PRICE - back - designers - maker;
                assertThat(platform).as("what is left is the platform's").isBetween(0L, 1_000L);
                assertThat(people.keySet().stream().mapToLong(this::has)).allMatch(part0 -> part0 >= 0);
                assertThat(ledger.sums()).allMatch(sum -> sum.balanced());
            }
            giveBack(order, PRICE - back);
            assertThat(people.keySet().stream().mapToLong(this::has)).allMatch(part -> part == 0);
            assertThat(balance(AccountRef.party(maker(), CNY))).isEqualTo(makers);
            nothingIsHeld(campaign, order);
        }
    }
}
