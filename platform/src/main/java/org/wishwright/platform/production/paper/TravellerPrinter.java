package org.wishwright.platform.production.paper;

import static org.wishwright.platform.foundation.Letters.MILLIMETRE;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.springframework.stereotype.Component;
import org.wishwright.platform.foundation.Letters;
import org.wishwright.platform.foundation.Page;

/** One A5 page a traveller, two of which fit on a sheet: what, how many, the code, and a row to sign for each step. */
@Component
public class TravellerPrinter {

    private static final float MARGIN = 10 * MILLIMETRE;
    private static final float CODE = 34 * MILLIMETRE;
    private static final float[] COLUMNS = {1, 4, 5.2f, 2.2f, 2.2f, 3};

    TravellerPrinter() {}

    /** @param page says the words and writes the times, with their zone */
    public byte[] print(List<Traveller> travellers, Page page) {
        var bytes = new ByteArrayOutputStream();
        var document = new Document(PageSize.A5, MARGIN, MARGIN, MARGIN, MARGIN);
        var writer = PdfWriter.getInstance(document, bytes);
        document.open();
        boolean first = true;
        for (var traveller : travellers) {
            if (!first) {
                document.newPage();
            }
            first = false;
            var size = document.getPageSize();
            QrCode.draw(
                    writer.getDirectContent(),
                    traveller.link(),
                    size.getWidth() - MARGIN - CODE,
                    size.getHeight() - MARGIN - CODE,
                    CODE);
            head(document, traveller, page);
            for (var note : traveller.notes()) {
                document.add(line(Letters.strong(note, 10), 13));
            }
            document.add(steps(traveller, page));
            document.add(
                    new Paragraph(Letters.text(page.t("production.paper.serials") + " " + traveller.serials(), 8)));
        }
        document.close();
        return bytes.toByteArray();
    }

    private static void head(Document document, Traveller traveller, Page page) {
        var head = new PdfPTable(new float[] {size(document) - CODE - 4 * MILLIMETRE, CODE + 4 * MILLIMETRE});
        head.setWidthPercentage(100);
        var words = new PdfPCell();
        words.setBorder(PdfPCell.NO_BORDER);
        words.setPadding(0);
        words.setMinimumHeight(CODE);
        words.addElement(line(Letters.text(page.t("production.paper.traveller") + " " + traveller.number(), 11), 14));
        words.addElement(line(Letters.strong(traveller.name(), 15), 19));
        words.addElement(
                line(Letters.strong(page.t("production.paper.pieces", "count", traveller.quantity()), 13), 18));
        if (!traveller.kind().isEmpty()) {
            words.addElement(line(Letters.strong(traveller.kind(), 11), 15));
        }
        if (!traveller.promised().isEmpty()) {
            words.addElement(line(Letters.text(page.t("production.promised", "day", traveller.promised()), 10), 14));
        }
        head.addCell(words);
        var room = new PdfPCell();
        room.setBorder(PdfPCell.NO_BORDER);
        head.addCell(room);
        head.setSpacingAfter(4 * MILLIMETRE);
        document.add(head);
    }

    private static float size(Document document) {
        return document.getPageSize().getWidth() - 2 * MARGIN;
    }

    private static Paragraph line(Phrase phrase, float leading) {
        var paragraph = new Paragraph(phrase);
        paragraph.setLeading(leading);
        return paragraph;
    }

    private static PdfPTable steps(Traveller traveller, Page page) {
        var table = new PdfPTable(COLUMNS);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        for (var word : List.of("no", "station", "planned", "good", "bad", "sign")) {
            table.addCell(cell(Letters.text(page.t("production.paper." + word), 8)));
        }
        for (var step : traveller.steps()) {
            table.addCell(cell(Letters.strong(Integer.toString(step.no()), 11)));
            table.addCell(cell(Letters.strong(step.station(), 10)));
            table.addCell(cell(Letters.text(Span.of(page, step.start(), step.end()), 8)));
            for (int i = 0; i < 3; i++) {
                var empty = cell(Letters.text(" ", 8));
                empty.setMinimumHeight(13 * MILLIMETRE);
                table.addCell(empty);
            }
        }
        return table;
    }

    private static PdfPCell cell(Phrase phrase) {
        var cell = new PdfPCell(phrase);
        cell.setPadding(1.5f * MILLIMETRE);
        cell.setBorderWidth(0.5f);
        return cell;
    }
}
