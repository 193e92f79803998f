package org.wishwright.platform.production.paper;

import static org.wishwright.platform.foundation.Letters.MILLIMETRE;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.Letters;
import org.wishwright.platform.production.Labels;

/** Sets labels beside and below each other: the code at the left, as large as the label is high, the words at its right. */
@Component
class LabelPrinter implements Labels {

    private static final int COLUMNS = 3;
    private static final int ROWS = 8;
    private static final float MARGIN = 3 * MILLIMETRE;
    private static final float SMALLEST = 5;

    @Override
    public byte[] print(List<Label> labels, Format format) {
        if (labels.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to print");
        }
        float width = format.width() * MILLIMETRE;
        float height = format.height() * MILLIMETRE;
        boolean sheet = format == Format.SHEET;
        var page = sheet ? PageSize.A4 : new Rectangle(width, height);
        var bytes = new ByteArrayOutputStream();
        var document = new Document(page, 0, 0, 0, 0);
        var writer = PdfWriter.getInstance(document, bytes);
        document.open();
        int perPage = sheet ? COLUMNS * ROWS : 1;
        for (int i = 0; i < labels.size(); i++) {
            if (i > 0 && i % perPage == 0) {
                document.newPage();
            }
            int place = i % perPage;
            float x = place % COLUMNS * width;
            float y = page.getHeight() - (place / COLUMNS + 1) * height;
            draw(writer.getDirectContent(), labels.get(i), x, y, width, height);
        }
        document.close();
        return bytes.toByteArray();
    }

    private static void draw(PdfContentByte canvas, Label label, float x, float y, float width, float height) {
        float side = Math.min(height - 2 * MARGIN, width * 0.42f);
        QrCode.draw(canvas, label.code(), x + MARGIN, y + (height - side) / 2, side);
        float left = x + MARGIN + side + MARGIN / 2;
        float right = x + width - MARGIN;
        float foot = y + MARGIN;
        float top = y + height - MARGIN;
        float large = height / 10;
        var title = new Rectangle(left, foot + (top - foot) * 0.48f, right, top);
        var text = new Rectangle(left, foot + (top - foot) * 0.2f, right, foot + (top - foot) * 0.48f);
        var small = new Rectangle(left, foot, right, foot + (top - foot) * 0.2f);
        fit(canvas, label.title(), large, title, true);
        fit(canvas, label.text(), large * 0.95f, text, false);
        fit(canvas, label.small(), large * 0.65f, small, false);
    }

    /** Writes as large as the box allows; what does not fit at the smallest size is left out. */
    private static void fit(PdfContentByte canvas, String words, float largest, Rectangle box, boolean strong) {
        float size = largest;
        while (size > SMALLEST
                && ColumnText.hasMoreText(
                        column(canvas, words, size, box, strong).go(true))) {
            size -= 0.5f;
        }
        column(canvas, words, size, box, strong).go();
    }

    private static ColumnText column(PdfContentByte canvas, String words, float size, Rectangle box, boolean strong) {
        Phrase phrase = strong ? Letters.strong(words, size) : Letters.text(words, size);
        var column = new ColumnText(canvas);
        column.setSimpleColumn(
                phrase,
                box.getLeft(),
                box.getBottom(),
                box.getRight(),
                box.getTop(),
                size * 1.15f,
                org.openpdf.text.Element.ALIGN_LEFT);
        return column;
    }
}
