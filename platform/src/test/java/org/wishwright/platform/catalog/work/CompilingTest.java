package org.wishwright.platform.catalog.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.TestClient;
import org.wishwright.platform.catalog.TestMaker;
import org.wishwright.platform.catalog.TestModels;
import org.wishwright.platform.catalog.store.CompileStore;

@PlatformTest
class CompilingTest {

    private static final Duration SHORT = Duration.ofMillis(1);

    @LocalServerPort
    int port;

    @Autowired
    CompileWorker worker;

    @Autowired
    CompileJobs jobs;

    @Autowired
    CompileStore store;

    TestMaker maker;
    String version = "";

    @BeforeEach
    void aVersionWaitsWhileNoNodeCompiles() {
        worker.stop();
        maker = TestMaker.withWorkshop(port, "Patient works");
        var blueprint = maker.blueprint("Shelf");
        maker.upload(blueprint, TestModels.shelf().replace("model shelf", "model shelf-" + UUID.randomUUID()));
        version = maker.publish(blueprint);
    }

    @AfterEach
    void theNodeCompilesAgain() {
        if (!worker.isRunning()) {
            worker.start();
        }
    }

    @Test
    void aCompilationThatDiedIsTakenUpAgainAfterItsLease() {
        var dead = UUID.randomUUID();
        assertThat(store.claim(dead, SHORT)).isPresent();
        assertThat(state()).isEqualTo("COMPILING");
        worker.start();
        assertThat(maker.settled(version, Duration.ofSeconds(30)).path("state").asString())
                .isEqualTo("PUBLISHED");
    }

    @Test
    void twoNodesDoNotCompileTheSameVersion() {
        var holder = UUID.randomUUID();
        var one = store.claim(holder, Duration.ofMinutes(1)).orElseThrow();
        assertThat(one.version().toString()).isEqualTo(version);
        assertThat(jobs.takeOne(UUID.randomUUID(), () -> true)).isFalse();
        assertThat(state()).isEqualTo("COMPILING");
        store.fail(one.version(), holder, "Left over from a test.");
    }

    @Test
    void aNodeThatLostItsLeaseChangesNothing() throws InterruptedException {
        var slow = UUID.randomUUID();
        var job = store.claim(slow, SHORT).orElseThrow();
        Thread.sleep(20);
        assertThat(jobs.takeOne(UUID.randomUUID(), () -> true)).isTrue();
        assertThat(state()).isEqualTo("PUBLISHED");
        store.fail(job.version(), slow, "too late");
        assertThat(store.renew(job.version(), slow, Duration.ofMinutes(1), 1)).isFalse();
        assertThat(state()).isEqualTo("PUBLISHED");
    }

    @Test
    void aVersionThatStopsTheProgramAgainAndAgainIsGivenUp() throws InterruptedException {
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(store.claim(UUID.randomUUID(), SHORT)).isPresent();
            Thread.sleep(20);
        }
        assertThat(jobs.takeOne(UUID.randomUUID(), () -> true)).isTrue();
        assertThat(state()).isEqualTo("FAILED");
    }

    @Test
    void aCompilationGivenBackIsCompiledByAnother() {
        var leaving = UUID.randomUUID();
        var job = store.claim(leaving, Duration.ofMinutes(1)).orElseThrow();
        store.giveBack(job.version(), leaving);
        assertThat(jobs.takeOne(UUID.randomUUID(), () -> true)).isTrue();
        assertThat(state()).isEqualTo("PUBLISHED");
    }

    private String state() {
        return TestClient.expect(200, maker.client().get("/api/v1/versions/" + version))
                .text("state");
    }
}
