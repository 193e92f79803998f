package org.wishwright.platform.catalog.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;
import org.wishwright.platform.catalog.TestModels;
import org.wishwright.platform.catalog.store.BlueprintStore;
import org.wishwright.platform.catalog.store.CompileStore;
import org.wishwright.platform.catalog.store.ListPriceStore;
import org.wishwright.platform.foundation.Live;

/** A product whose circuit does not fit the budget is sold all the same, and says how it answers. */
@PlatformTest
class SearchedVersionTest {

    @LocalServerPort
    int port;

    @Autowired
    CompileWorker worker;

    @Autowired
    CompileStore store;

    @Autowired
    ListPriceStore prices;

    @Autowired
    BlueprintStore blueprints;

    @Autowired
    ModelSource models;

    @Autowired
    Live live;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    TestMaker maker;
    String blueprint = "";
    String version = "";

    @BeforeEach
    void aShelfIsPublishedWithNextToNoBudget() {
        worker.stop();
        maker = TestMaker.withWorkshop(port, "Endless works");
        blueprint = maker.blueprint("Shelf");
        maker.upload(blueprint, TestModels.shelf().replace("model shelf", "model shelf-" + UUID.randomUUID()));
        version = maker.publish(blueprint);
        var tight =
                new CompileJobs(store, prices, blueprints, models, live, events, transaction, 1, Duration.ofMinutes(1));
        assertThat(tight.takeOne(UUID.randomUUID(), () -> true)).isTrue();
    }

    @AfterEach
    void theNodeCompilesAgain() {
        worker.start();
    }

    @Test
    void itIsOnSaleAndTheMakerReadsHowItAnswers() {
        var report = expect(200, maker.client().get("/api/v1/versions/" + version));
        assertThat(report.text("state")).isEqualTo("PUBLISHED");
        assertThat(report.text("mode")).isEqualTo("search");
        assertThat(report.json().path("count").asString("")).isEmpty();
        var page = maker.client().page("/maker/blueprints/" + blueprint).text();
        assertThat(page)
                .contains("How it answers", "Search: too large to compile", "µs")
                .doesNotContain("d-DNNF");
        assertThat(maker.client()
                        .page("/maker/blueprints/" + blueprint + "/studio?judge")
                        .text())
                .contains("How it answers", "Compiled tables", "One answer");
    }

    @Test
    void whatRemainsAndTheRangeOfPricesAreExact() {
        var visitor = TestClient.visitor(port);
        var compiled = compiledTwin();
        for (var choices : List.of(Map.<String, String>of(), Map.of("wood", "pine"))) {
            var fields = Map.of("choices", choices, "fields", List.of("domains", "prices"));
            var searched = expect(200, visitor.post("/api/v1/versions/" + version + "/selection", fields));
            var known = expect(200, visitor.post("/api/v1/versions/" + compiled + "/selection", fields));
            assertThat(searched.json().path("domains")).isEqualTo(known.json().path("domains"));
            assertThat(searched.json().path("priceMin").isObject()).isTrue();
            assertThat(searched.json().path("priceMin")).isEqualTo(known.json().path("priceMin"));
            assertThat(searched.json().path("priceMax")).isEqualTo(known.json().path("priceMax"));
        }
        var whole =
                expect(200, visitor.post("/api/v1/versions/" + version + "/completion", Map.of("choices", Map.of())));
        Map<String, String> all = new java.util.LinkedHashMap<>();
        whole.json()
                .path("choices")
                .properties()
                .forEach(c -> all.put(c.getKey(), c.getValue().asString()));
        var fields = Map.of("choices", all, "fields", List.of("prices"));
        var searched = expect(200, visitor.post("/api/v1/versions/" + version + "/selection", fields));
        var known = expect(200, visitor.post("/api/v1/versions/" + compiled + "/selection", fields));
        assertThat(searched.json().path("priceMin")).isEqualTo(known.json().path("priceMin"));
        assertThat(searched.json().path("priceMax")).isEqualTo(known.json().path("priceMax"));
    }

    @Test
    void buyersReadThatThePriceIsAnExampleUntilAllIsChosen() {
        var visitor = TestClient.visitor(port);
        assertThat(visitor.page("/products/" + blueprint).text()).contains("From about ");
        var open = visitor.page("/configure/" + version).text();
        assertThat(open).contains("id=\"searched\"", "from about ").doesNotContain("class=\"plus\"");
    }

    private String compiledTwin() {
        worker.start();
        return maker.onSale(
                maker.blueprint("Shelf"),
                TestModels.shelf().replace("model shelf", "model shelf-" + UUID.randomUUID()));
    }
}
