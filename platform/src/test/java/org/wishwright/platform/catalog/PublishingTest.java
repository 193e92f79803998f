package org.wishwright.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;

@PlatformTest
class PublishingTest {

    @LocalServerPort
    int port;

    TestMaker maker;

    @BeforeEach
    void aMaker() {
        maker = TestMaker.withWorkshop(port, "Shelf works");
    }

    @Test
    void theExampleOfTheFormatsPageGoesOnSaleWithTheFiguresThePageNames() {
        var version = maker.onSale(maker.blueprint("Shelf"), TestModels.shelf());
        var report = TestClient.visitor(port).get("/api/v1/versions/" + version).json();
        assertThat(report.path("count").asString()).isEqualTo("15");
        assertThat(report.path("minPrice").path("minor").asLong()).isEqualTo(23_000);
        assertThat(report.path("maxPrice").path("minor").asLong()).isEqualTo(52_500);
        assertThat(report.path("modules").asInt()).isEqualTo(4);
        assertThat(report.path("rules").asInt()).isEqualTo(2);
        assertThat(report.path("artefactHash").asString()).hasSize(64);
        var model = TestClient.visitor(port)
                .get("/api/v1/versions/" + version + "/model")
                .json();
        assertThat(model.path("modules")
                        .get(0)
                        .path("options")
                        .get(0)
                        .path("name")
                        .path("zh")
                        .asString())
                .isEqualTo("橡木");
    }

    @Test
    void whatWasUploadedIsWhatIsDownloaded() {
        var blueprint = maker.blueprint("Shelf");
        assertThat(maker.upload(blueprint, TestModels.shelf()).status()).isEqualTo(200);
        assertThat(maker.client()
                        .get("/api/v1/blueprints/" + blueprint + "/draft")
                        .text())
                .isEqualTo(TestModels.shelf());
    }

    @Test
    void publishingAnUnchangedDraftTwiceMakesOneVersion() {
        var blueprint = maker.blueprint("Shelf");
        var first = maker.onSale(blueprint, TestModels.shelf());
        assertThat(maker.publish(blueprint)).isEqualTo(first);
    }

    @Test
    void otherWordsMakeAnotherVersionThatMeansTheSame() {
        var blueprint = maker.blueprint("Shelf");
        var first = maker.onSale(blueprint, TestModels.shelf());
        var second = maker.onSale(blueprint, TestModels.shelf().replace("Oiled", "Oiled by hand"));
        var before = maker.client().get("/api/v1/versions/" + first).json();
        var after = maker.client().get("/api/v1/versions/" + second).json();
        assertThat(after.path("number").asInt()).isEqualTo(2);
        assertThat(after.path("semanticHash")).isEqualTo(before.path("semanticHash"));
        assertThat(after.path("artefactHash")).isEqualTo(before.path("artefactHash"));
        assertThat(after.path("presentationHash")).isNotEqualTo(before.path("presentationHash"));
    }

    @Test
    void aModelThatNoProductSatisfiesFailsWithTheReasonAndTheOldVersionStaysOnSale() {
        var blueprint = maker.blueprint("Shelf");
        var first = maker.onSale(blueprint, TestModels.shelf());
        var impossible = TestModels.shelf() + "rule never formula wood=oak and wood=pine\n";
        assertThat(maker.upload(blueprint, impossible).status()).isEqualTo(200);
        var failed = maker.settled(maker.publish(blueprint), Duration.ofSeconds(30));
        assertThat(failed.path("state").asString()).isEqualTo("FAILED");
        assertThat(failed.path("failure").asString()).isNotEmpty();
        assertThat(TestClient.visitor(port).page("/products/" + blueprint).text())
                .contains("href=\"/configure/" + first + "\"");
    }

    @Test
    void anImportOfXcspWithPricesAndProductionIsKeptAsOneModelInOurOwnFormat() {
        var blueprint = maker.blueprint("Imported");
        var files = new LinkedHashMap<String, byte[]>();
        files.put("model", bytes(XCSP));
        files.put("prices", bytes(PRICES));
        files.put("production", bytes("""
                {"lines":[{"module":"v1","option":"1","materials":[{"code":"steel","quantity":1.5,"unit":"kg"}],
                "steps":[{"workCentre":"cut","family":"thin","setupSeconds":60,"runSeconds":30}]}]}"""));
        var uploaded = maker.upload(blueprint, files, Map.of("minorPerCost", "100"));
        assertThat(uploaded.status()).as("%s", uploaded.json()).isEqualTo(200);
        assertThat(uploaded.json().path("prices").asInt()).isEqualTo(1);
        var report = maker.settled(maker.publish(blueprint), Duration.ofSeconds(30));
        assertThat(report.path("count").asString()).isEqualTo("3");
        assertThat(report.path("maxPrice").path("minor").asLong()).isEqualTo(700);
        assertThat(maker.client()
                        .get("/api/v1/blueprints/" + blueprint + "/draft")
                        .text())
                .startsWith("wishwright-model 1")
                .contains("material steel 1.5 kg")
                .contains("step cut family thin setup 60 run 30 inspect");
    }

    @Test
    void aDraftAndAVersionThatIsNotYetPublishedAreTheirMakersAlone() {
        var blueprint = maker.blueprint("Secret shelf");
        maker.upload(blueprint, TestModels.shelf() + "rule never formula wood=oak and wood=pine\n");
        var failed = maker.publish(blueprint);
        maker.settled(failed, Duration.ofSeconds(30));
        var rival = TestMaker.withWorkshop(port, "Rival works");
        var path = "/api/v1/blueprints/" + blueprint;
        assertThat(rival.client().get(path).code()).isEqualTo("catalog.blueprint-not-found");
        assertThat(rival.client().get(path + "/draft").status()).isEqualTo(404);
        assertThat(rival.upload(blueprint, TestModels.shelf()).status()).isEqualTo(404);
        assertThat(rival.client().post(path + "/versions", Map.of()).status()).isEqualTo(404);
        assertThat(rival.client().get("/api/v1/versions/" + failed).status()).isEqualTo(404);
        assertThat(rival.client().get("/maker/blueprints/" + blueprint).status())
                .isEqualTo(404);
        assertThat(TestClient.visitor(port).get(path).status()).isEqualTo(401);
        assertThat(TestClient.signedUp(port, "Consumer")
                        .get("/api/v1/blueprints")
                        .status())
                .isEqualTo(403);
        assertThat(rival.client().get("/api/v1/blueprints").json().path("items"))
                .isEmpty();
    }

    @Test
    void productsAreFoundByNameAndPagedThrough() {
        for (var name : new String[] {"Quokka 1", "Quokka 2", "Quokka 3"}) {
            maker.onSale(maker.blueprint(name), TestModels.wide(2));
        }
        var visitor = TestClient.visitor(port);
        var first = visitor.get("/api/v1/products?search=quokka&limit=2").json();
        assertThat(first.path("items")).hasSize(2);
        var second = visitor.get("/api/v1/products?search=quokka&limit=2&cursor="
                        + first.path("next").asString())
                .json();
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("items").get(0).path("name").path("en").asString())
                .isEqualTo("Quokka 1");
        assertThat(visitor.page("/products?q=QUOKKA").text()).contains("Quokka 2", "1.00<span");
        assertThat(visitor.page("/products?q=100%25").text()).contains("Nothing is called");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final String XCSP = """
            <instance>
            <presentation format="XCSP 2.1" type="CSP" name="two"/>
            <domains nbDomains="1"><domain name="d" nbValues="2">0 1</domain></domains>
            <variables nbVariables="2"><variable name="v1" domain="d"/><variable name="v2" domain="d"/></variables>
            <relations nbRelations="1"><relation name="r" arity="2" nbTuples="1" semantics="conflicts">1 1</relation></relations>
            <constraints nbConstraints="1"><constraint name="c" arity="2" scope="v1 v2" reference="r"/></constraints>
            </instance>
            """;

    private static final String PRICES = """
            <instance>
            <presentation format="XCSP 2.1" type="WCSP" name="prices"/>
            <domains nbDomains="1"><domain name="d" nbValues="2">0 1</domain></domains>
            <variables nbVariables="2"><variable name="v1" domain="d"/><variable name="v2" domain="d"/></variables>
            <relations nbRelations="1"><relation name="p" arity="1" nbTuples="2" semantics="soft" defaultCost="0">
            2:0|7:1</relation></relations>
            <constraints nbConstraints="1" initialCost="0" maximalCost="infinity">
            <constraint name="p1" arity="1" scope="v1" reference="p"/></constraints>
            </instance>
            """;
}
