package org.wishwright.platform.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.platform.catalog.work.WorkbookOpened;

/** Damaged files are refused or read; {@code bench fuzz} does the same for hours. */
class EveryFileMutatedTest {

    private static final int DAMAGED = 1_000;
    private static final List<String> PIECES =
            List.of("\0", "\n", "\"", "'", "<", ">", "&", "-", "1e99", "99999999999", "NaN", "愿", "😀", "<!DOCTYPE a>");

    @ParameterizedTest
    @EnumSource
    void whole_files_and_their_beginnings_are_read_without_a_crash(FuzzedFile format) {
        for (var seed : format.seeds()) {
            for (int length = seed.length; length >= 0; length -= 1 + length / 60) {
                read(format, Arrays.copyOf(seed, length));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void damaged_files_are_read_without_a_crash(FuzzedFile format) {
        var random = new Random(1);
        var seeds = format.seeds();
        for (int i = 0; i < DAMAGED; i++) {
            var file = seeds.get(random.nextInt(seeds.size()));
            for (int k = random.nextInt(3); k >= 0; k--) {
                file = damaged(file, random);
            }
            read(format, file);
        }
    }

    private static byte[] damaged(byte[] file, Random random) {
        int from = random.nextInt(file.length + 1);
        int to = Math.min(file.length, from + random.nextInt(12));
        var piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        var by = random.nextInt(4) == 0 ? Arrays.copyOfRange(file, from, to) : piece;
        int behind = random.nextBoolean() ? from : to;
        var result = Arrays.copyOf(file, from + by.length + file.length - behind);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(file, behind, result, from + by.length, file.length - behind);
        return result;
    }

    private static void read(FuzzedFile format, byte[] file) {
        assertThatCode(() -> format.read(file))
                .as(() -> format.text() + " " + Base64.getEncoder().encodeToString(file))
                .doesNotThrowAnyException();
    }

    @Test
    void a_workbook_of_a_hundred_thousand_rows_is_read_and_one_of_too_many_is_not() {
        assertThat(WorkbookOpened.read(Workbooks.of(sheet(100_000))).orThrow().rows())
                .hasSize(100_000)
                .last()
                .isEqualTo(List.of("w9", "99999"));
        assertThat(WorkbookOpened.read(Workbooks.of(sheet(210_000))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("table.workbook-too-large"));
    }

    private static byte[] sheet(int rows) {
        var sheet = new StringBuilder(Workbooks.SHEET.substring(0, Workbooks.SHEET.indexOf("<row r=\"3\"")));
        for (int i = 0; i < rows; i++) {
            sheet.append("<row r=\"").append(i + 2).append("\"><c r=\"A").append(i + 2);
            sheet.append("\" t=\"inlineStr\"><is><t>w").append(i % 10).append("</t></is></c><c r=\"B");
            sheet.append(i + 2).append("\"><v>").append(i).append("</v></c></row>");
        }
        return sheet.append("</sheetData></worksheet>").toString().getBytes(StandardCharsets.UTF_8);
    }
}
