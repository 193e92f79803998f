package org.wishwright.platform.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.TestOperator;

/** No form and no request that carries money takes one that is none, and each says so: no error of the program's, nothing changed. */
@PlatformTest
class BadAmountsTest {

    /** In minor units, as programs send them: with what a {@code long} of a currency cannot be. */
    private static final Map<String, Map<String, Object>> SENT = sent();

    /** In major units, as people type them. */
    private static final List<String> TYPED = List.of(
            "-1",
            "-0.01",
            "12.345",
            "0.001",
            "92233720368547758.08",
            "99999999999999999999999999",
            "1e999999999",
            "1e-999999999",
            "NaN",
            "Infinity",
            "0x10",
            "12 EUR",
            "€12",
            "--5",
            "十二");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Joinery joinery;
    private TestClient buyer;

    @BeforeEach
    void open() {
        joinery = new Joinery(port);
        buyer = TestClient.signedUp(port, "Lin");
    }

    private static Map<String, Map<String, Object>> sent() {
        var sent = new LinkedHashMap<String, Map<String, Object>>();
        sent.put("negative", amount(-1, "CNY"));
        sent.put("the most negative", amount(Long.MIN_VALUE, "CNY"));
        sent.put("overflowing", amount(BigInteger.ONE.shiftLeft(63), "CNY"));
        sent.put("far overflowing", amount(new BigDecimal("1e400"), "CNY"));
        sent.put("fractional", amount(new BigDecimal("12.5"), "CNY"));
        sent.put("a hair above", amount(new BigDecimal("12.0000001"), "CNY"));
        sent.put("words", amount("a lot", "CNY"));
        sent.put("a list", amount(List.of(1), "CNY"));
        sent.put("no such currency", amount(1_000, "XQQ"));
        sent.put("no currency", amount(1_000, ""));
        sent.put("a long currency", amount(1_000, "CNY".repeat(1_000)));
        return sent;
    }

    private static Map<String, Object> amount(Object minor, String currency) {
        return Map.of("minor", minor, "currency", currency);
    }

    @Test
    void anOrderIsPlacedForItsTotalAlone() {
        var complete = expect(
                200, buyer.post("/api/v1/versions/" + joinery.version + "/completion", Map.of("choices", Map.of())));
        var line = Map.of("version", joinery.version, "choices", complete.json().get("choices"), "quantity", 1);
        expect(201, buyer.post("/api/v1/cart/lines", line));
        long total = complete.json().path("total").path("minor").asLong();
        eachOf(
                with(Map.of("zero", amount(0, "CNY"), "another currency", amount(total, "EUR"))),
                expected -> buyer.post(
                        "/api/v1/orders",
                        Map.of(
                                "address",
                                Joinery.ADDRESS,
                                "acceptTerms",
                                true,
                                "acceptMadeToOrder",
                                true,
                                "expectedTotal",
                                expected),
                        UUID.randomUUID().toString()));
        assertThat(buyer.get("/api/v1/orders").json().path("items").size()).isZero();
    }

    @Test
    void anOrderIsChangedForItsTotalAlone() {
        var order = joinery.ordered(buyer, Map.of());
        var before = expect(200, buyer.get("/api/v1/orders/" + order)).json();
        var line = before.path("lines").path(0);
        long total = before.path("total").path("minor").asLong();
        eachOf(
                with(Map.of("zero", amount(0, "CNY"), "another currency", amount(total, "EUR"))),
                expected -> buyer.post(
                        "/api/v1/orders/" + order + "/change",
                        Map.of(
                                "line", line.path("line").asString(""),
                                "choices", line.path("choices"),
                                "expectedTotal", expected),
                        UUID.randomUUID().toString()));
        var after = expect(200, buyer.get("/api/v1/orders/" + order)).json();
        assertThat(after.path("total")).isEqualTo(before.path("total"));
    }

    @Test
    void freightIsAnAmountOfACurrency() {
        var good = Map.of("rules", List.of(Map.of("region", "", "amount", amount(1_500, "CNY"))));
        expect(200, joinery.maker.put("/api/v1/maker/freight", good));
        var before = expect(200, joinery.maker.get("/api/v1/maker/freight")).json();
        eachOf(
                SENT,
                amount -> joinery.maker.put(
                        "/api/v1/maker/freight", Map.of("rules", List.of(Map.of("region", "", "amount", amount)))));
        assertThat(expect(200, joinery.maker.get("/api/v1/maker/freight")).json())
                .isEqualTo(before);
    }

    @Test
    void workIsSentOutForAPrice() {
        joinery.pay(buyer, joinery.ordered(buyer, Map.of()));
        joinery.release(Instant.now());
        var due = Instant.now().plus(20, ChronoUnit.DAYS).toString();
        eachOf(
                with(Map.of("zero", amount(0, "CNY"))),
                price -> joinery.maker.post(
                        "/api/v1/maker/subcontracts",
                        Map.of(
                                "operation",
                                UUID.randomUUID().toString(),
                                "partner",
                                UUID.randomUUID().toString(),
                                "price",
                                price,
                                "due",
                                due)));
        assertThat(joinery.maker
                        .get("/api/v1/maker/subcontracts")
                        .json()
                        .path("items")
                        .size())
                .isZero();
        for (var typed : TYPED) {
            var form = Map.of(
                    "operation",
                    UUID.randomUUID().toString(),
                    "partner",
                    UUID.randomUUID().toString(),
                    "price",
                    typed,
                    "currency",
                    "CNY",
                    "due",
                    "2030-01-01T10:00");
            refused(typed, joinery.maker.submit("/maker/subcontracts", form));
        }
    }

    @Test
    void wagesAndPricesAreTypedAsAmounts() {
        var from = java.time.LocalDate.now(java.time.ZoneOffset.UTC).toString();
        var studio = "/maker/blueprints/" + joinery.blueprint + "/studio";
        var before = source();
        for (var typed : TYPED) {
            var rate = Map.of("centre", "saw", "module", "", "amount", typed, "currency", "CNY", "from", from);
            refused(typed, joinery.maker.submit("/maker/wages/rates", rate));
            refused(typed, joinery.maker.submit(studio, Map.of("op", "base", "amount", typed)));
        }
        refused(
                "XQQ",
                joinery.maker.submit(
                        "/maker/wages/rates",
                        Map.of("centre", "saw", "module", "", "amount", "1.50", "currency", "XQQ", "from", from)));
        assertThat(source()).isEqualTo(before);
    }

    private String source() {
        return joinery.maker
                .get("/maker/blueprints/" + joinery.blueprint + "/source")
                .text();
    }

    @Test
    void aDisputeGivesBackWhatWasPaidAtMost() {
        var order = joinery.ordered(buyer, Map.of());
        joinery.pay(buyer, order);
        long total = expect(200, buyer.get("/api/v1/orders/" + order))
                .json()
                .path("total")
                .path("minor")
                .asLong();
        var dispute = opened(order);
        var operator = TestOperator.client(port);
        var typed = new java.util.ArrayList<>(TYPED);
        typed.add("0");
        typed.add("");
        typed.add(BigDecimal.valueOf(total + 1, 2).toPlainString());
        for (var amount : typed) {
            var form = Map.of("remedy", "PART_REFUND", "bearer", "MAKER", "amount", amount, "words", "It was late.");
            refused(amount, operator.submit("/operator/disputes/" + dispute, form));
        }
        long decided = jdbc.sql("select count(*) from care.dispute where id = ? and decided is not null")
                .param(dispute)
                .query(Long.class)
                .single();
        assertThat(decided).isZero();
        assertThat(buyer.page("/orders/" + order).text()).doesNotContain("The platform decided");
    }

    /** Late, so that something can be brought up about an order that is under way. */
    private UUID opened(String order) {
        jdbc.sql("update orders.purchase_order set ship_by = foundation.business_now() - interval '1 day' where id = ?")
                .param(UUID.fromString(order))
                .update();
        var said = Map.of("matter", "LATE", "asked", "PART_REFUND", "words", "Where is it?");
        expect(302, buyer.submit("/orders/" + order + "/dispute", said));
        return jdbc.sql("select id from care.dispute where order_id = ?")
                .param(UUID.fromString(order))
                .query(UUID.class)
                .single();
    }

    @Test
    void ratesOfTaxAreRates() {
        for (var typed : TYPED) {
            var form = Map.of(
                    "jurisdiction",
                    "EU",
                    "title",
                    "Example",
                    "taxNumber",
                    "",
                    "goods",
                    typed,
                    "service",
                    "0",
                    "freight",
                    "0");
            refused(typed, joinery.maker.submit("/maker/invoices/settings", form));
        }
    }

    private static Map<String, Map<String, Object>> with(Map<String, Map<String, Object>> more) {
        var all = new HashMap<>(SENT);
        all.putAll(more);
        return all;
    }

    private static void eachOf(
            Map<String, Map<String, Object>> amounts, Function<Map<String, Object>, TestClient.Answer> request) {
        amounts.forEach((name, amount) -> refused(name, request.apply(amount)));
    }

    /** Refused with a sentence, whoever's fault it is not the program's. */
    private static void refused(String name, TestClient.Answer answer) {
        assertThat(answer.status()).as("%s: %s", name, answer.text()).isBetween(200, 499);
        boolean page = answer.headers().firstValue("content-type").orElse("").contains("html");
        if (page) {
            assertThat(answer.text())
                    .as(name)
                    .containsAnyOf("aria-invalid=\"true\"", "role=\"alert\"", "class=\"fault\"");
        } else {
            assertThat(answer.status()).as("%s: %s", name, answer.text()).isBetween(400, 499);
            assertThat(answer.code()).as("%s: %s", name, answer.text()).isNotEmpty();
        }
    }
}
