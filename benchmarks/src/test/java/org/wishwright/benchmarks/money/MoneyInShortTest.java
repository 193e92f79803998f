package org.wishwright.benchmarks.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.ledger.BatchedTransfers;
import org.wishwright.simulator.report.Row;

/** The short version of each row of {@code ./wishwright bench money} that needs no peer; speed is not asserted. */
class MoneyInShortTest {

    private static Program program;

    @BeforeAll
    static void start() {
        program = Program.start();
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void simulatedSeedsBreakNoInvariant() throws InterruptedException {
        assertThat(new Simulation(program).play(1, 20)).isEmpty();
    }

    @Test
    void historiesAreSerializable() throws InterruptedException {
        assertThat(new Histories(program).play(1, 200)).isEmpty();
    }

    @Test
    void transfersAreRecorded() throws InterruptedException {
        var load = new Transfers(program.bean(BatchedTransfers.class), 1);
        assertThat(load.perSecond(1, Duration.ofMillis(500), Duration.ofSeconds(1)))
                .isPositive();
    }

    @Test
    void ordersArePlacedAndPaidOverHttp() throws InterruptedException {
        assertThat(new HttpOrders(program, 1, 2).perSecond(Duration.ofMillis(500), Duration.ofSeconds(2)))
                .isPositive();
    }

    @Test
    void noTamperedLogIsBelievedAndEveryWholeOneIs() throws InterruptedException {
        var rows = new ArrayList<Row>();
        new EvidenceRows(rows::add, 1).tampering(1_200);
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.value()).isEqualTo(0L);
            assertThat(row.more()).containsEntry("untouched refused", 0L);
        });
    }
}
