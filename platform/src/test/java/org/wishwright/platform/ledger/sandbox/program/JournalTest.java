package org.wishwright.platform.ledger.sandbox.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    Path folder;

    @Test
    void whatWasAnsweredIsThereAgainAndALineCutOffIsNot() throws Exception {
        var file = folder.resolve("journal");
        try (var books = new Books(file, () -> 1_000)) {
            books.book("charges:a", charge("a"));
            books.book("charges:a", charge("a"));
            books.book("refunds:r", Entry.of("type", "refund", "payment", "a", "minor", 40L));
        }
        Files.writeString(file, "{\"type\":\"refund\",\"pay", StandardOpenOption.APPEND);
        try (var books = new Books(file, () -> 2_000)) {
            assertThat(books.charges()).hasSize(1);
            assertThat(books.charge("a").orElseThrow().refunded).isEqualTo(40);
            assertThatThrownBy(() -> books.book("refunds:s", Entry.of("type", "refund", "payment", "a", "minor", 61L)))
                    .isInstanceOf(Refused.class);
            books.book("refunds:t", Entry.of("type", "refund", "payment", "a", "minor", 60L));
        }
        try (var books = new Books(file, () -> 3_000)) {
            assertThat(books.charge("a").orElseThrow().refunded).isEqualTo(100);
        }
    }

    @Test
    void manyAtOnceAreAllThere() throws Exception {
        var file = folder.resolve("journal");
        try (var books = new Books(file, () -> 1_000);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                var id = "p" + i % 100;
                threads.execute(() -> books.book("charges:" + id, charge(id)));
            }
        }
        assertThat(Files.readAllLines(file)).hasSize(100);
    }

    @Test
    void aPartOfWhatIsHeldIsCollectedOnceAndTheFileSaysSo() throws Exception {
        try (var books = new Books(folder.resolve("journal"), () -> 1_000)) {
            books.book("charges:h", charge("h").with("hold", true));
            assertThat(SettlementFile.of(books)).endsWith("end,0\n");
            books.book("captures:h", Entry.of("type", "capture", "payment", "h", "minor", 30L));
            assertThatThrownBy(() -> books.book("voids:h", Entry.of("type", "void", "payment", "h")))
                    .isInstanceOf(Refused.class);
            assertThat(SettlementFile.of(books))
                    .contains(",payment,h,h,30,CNY,0\n")
                    .endsWith("end,1\n");
        }
    }

    private static Entry charge(String id) {
        return Entry.of(
                "type",
                "charge",
                "payment",
                id,
                "minor",
                100L,
                "currency",
                "CNY",
                "scenario",
                "success",
                "day",
                "2026-03-01T00:00:00Z");
    }
}
