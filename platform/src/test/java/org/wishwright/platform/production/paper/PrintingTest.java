package org.wishwright.platform.production.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;
import org.wishwright.platform.foundation.Letters;
import org.wishwright.platform.production.Labels.Format;
import org.wishwright.platform.production.Labels.Label;

/** Labels as PDF: how many pages, which words, and that no words break them. */
class PrintingTest {

    private final LabelPrinter printer = new LabelPrinter();

    private static Label label(String title) {
        return new Label(title, "000042-001", "Work order 42", "https://wishwright.example/p/token");
    }

    private static int pages(byte[] pdf) {
        try (var reader = new PdfReader(pdf)) {
            return reader.getNumberOfPages();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String words(byte[] pdf) {
        try (var reader = new PdfReader(pdf)) {
            return new PdfTextExtractor(reader).getTextFromPage(1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void twentyFourLabelsFillASheetAndASingleOneAPage() {
        var all = Collections.nCopies(25, label("Door"));
        assertThat(pages(printer.print(all.subList(0, 24), Format.SHEET))).isEqualTo(1);
        assertThat(pages(printer.print(all, Format.SHEET))).isEqualTo(2);
        assertThat(pages(printer.print(all, Format.SINGLE))).isEqualTo(25);
        assertThat(words(printer.print(all, Format.SINGLE))).contains("Door", "000042-001", "Work order 42");
    }

    @Test
    void aSingleLabelIsAsLargeAsItsPaper() throws IOException {
        try (var reader = new PdfReader(printer.print(List.of(label("Door")), Format.SINGLE))) {
            var size = reader.getPageSize(1);
            assertThat(size.getWidth() / Letters.MILLIMETRE).isBetween(59.9f, 60.1f);
            assertThat(size.getHeight() / Letters.MILLIMETRE).isBetween(39.9f, 40.1f);
        }
    }

    @Test
    void anyWordsArePrintable() {
        var random = new Random(20261121);
        var texts = List.of(
                "",
                " ",
                "侧板高度 · 80 厘米",
                "🧵🪡",
                "<script>",
                "عربي",
                "x".repeat(2_000),
                "很".repeat(500),
                "a\nb\tc\u0000");
        for (var text : texts) {
            assertThat(pages(printer.print(List.of(label(text)), Format.SHEET))).isEqualTo(1);
        }
        for (int i = 0; i < 100; i++) {
            var any = IntStream.range(0, random.nextInt(60))
                    .map(n -> random.nextInt(Character.MAX_CODE_POINT + 1))
                    .filter(Character::isDefined)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            assertThat(pages(printer.print(List.of(label(any)), Format.SINGLE))).isEqualTo(1);
        }
    }

    @Test
    void nothingToPrintIsAMistake() {
        assertThatThrownBy(() -> printer.print(List.of(), Format.SHEET)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLinkFitsIntoACodeThatAPhoneReads() throws Exception {
        var link = "https://a-rather-long-host-name.example.org/p/01a1fd99-e36b-776e-bfe9-f48bb77e466c";
        var matrix = new QRCodeWriter().encode(link, BarcodeFormat.QR_CODE, 400, 400);
        var pixels = new int[400 * 400];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = matrix.get(i % 400, i / 400) ? 0xFF000000 : 0xFFFFFFFF;
        }
        var source = new com.google.zxing.RGBLuminanceSource(400, 400, pixels);
        var bitmap = new com.google.zxing.BinaryBitmap(new com.google.zxing.common.HybridBinarizer(source));
        assertThat(new com.google.zxing.qrcode.QRCodeReader().decode(bitmap).getText())
                .isEqualTo(link);
    }
}
