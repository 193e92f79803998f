package org.wishwright.simulator.drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void aSaleGoesOnWhereItStopped() {
        var file = folder.resolve("journal.jsonl");
        try (var journal = Journal.open(file)) {
            var sales = new Sales(journal);
            var inCart = sales.put(SaleRecord.inCart(7, 0, "line-7", 1_250));
            sales.put(SaleRecord.inCart(8, 0, "line-8", 99)
                    .ordered("order-8", "2027-01-01T00:00:00Z")
                    .asPaid());
            sales.put(inCart.ordered("order-7", "2027-01-02T00:00:00Z"));
        }
        try (var journal = Journal.open(file)) {
            var sales = new Sales(journal);

            assertThat(sales.isDone(7)).isFalse();
            assertThat(sales.get(7)).hasValueSatisfying(sale -> {
                assertThat(sale.order()).isEqualTo("order-7");
                assertThat(sale.unitPrice()).isEqualTo(1_250);
            });
            assertThat(sales.isDone(8)).isTrue();
            assertThat(sales.saleOf("order-8")).isEqualTo(8);
            assertThat(sales.paid()).isEqualTo(1);
        }
    }

    @Test
    void aLineCutOffByACrashIsForgottenAndTheNextOneIsNot() throws IOException {
        var file = folder.resolve("journal.jsonl");
        try (var journal = Journal.open(file)) {
            journal.put("run", "abc");
        }
        Files.writeString(file, "{\"key\":\"version\",\"val", StandardOpenOption.APPEND);
        try (var journal = Journal.open(file)) {
            assertThat(journal.text("run")).hasValue("abc");
            assertThat(journal.text("version")).isEmpty();
            journal.put("version", "v1");
        }
        try (var journal = Journal.open(file)) {
            assertThat(journal.text("version")).hasValue("v1");
        }
    }

    @Test
    void countsAndTimeGoOnAfterAnInterruption() {
        var file = folder.resolve("journal.jsonl");
        try (var journal = Journal.open(file);
                var keeper = new Keeper(journal)) {
            keeper.tally().add(Tally.Stage.SHIPPED, 3);
        }
        try (var journal = Journal.open(file);
                var keeper = new Keeper(journal)) {
            keeper.tally().add(Tally.Stage.SHIPPED, 2);
            assertThat(keeper.tally().count(Tally.Stage.SHIPPED)).isEqualTo(5);
        }
    }
}
