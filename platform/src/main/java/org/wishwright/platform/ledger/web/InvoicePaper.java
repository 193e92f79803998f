package org.wishwright.platform.ledger.web;

import static org.wishwright.platform.foundation.Letters.MILLIMETRE;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfWriter;
import org.wishwright.kernel.Money;
import org.wishwright.platform.foundation.Letters;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.ledger.invoice.Bill;
import org.wishwright.platform.ledger.invoice.Invoice;
import org.wishwright.platform.ledger.invoice.InvoiceState;

/** An issued invoice on A4: who to whom, its lines with their tax, what each rate comes to, and the total. */
final class InvoicePaper {

    private static final float MARGIN = 18 * MILLIMETRE;
    private static final float[] COLUMNS = {5.2f, 1.1f, 2.1f, 1.3f, 1.9f, 2.2f};

    private final Invoice invoice;
    private final Page page;

    private InvoicePaper(Invoice invoice, Page page) {
        this.invoice = invoice;
        this.page = page;
    }

    /**
     * @param reversed number of the invoice that a red one takes back; empty for any other
     * @param sample says in large letters that it is worth nothing outside
     */
    static byte[] of(Invoice invoice, String reversed, boolean sample, Page page) {
        return new InvoicePaper(invoice, page).print(reversed, sample);
    }

    private byte[] print(String reversed, boolean sample) {
        var bytes = new ByteArrayOutputStream();
        var document = new Document(PageSize.A4, MARGIN, MARGIN, MARGIN, MARGIN);
        PdfWriter.getInstance(document, bytes);
        document.open();
        if (sample) {
            document.add(line(Letters.strong(page.t("invoice.sample"), 11), 18));
        }
        var title = invoice.red() ? page.t("invoice.red") : page.t("invoice.title");
        document.add(line(Letters.strong(title, 22), 32));
        document.add(line(Letters.text(page.t("invoice.kind." + invoice.kind()), 12), 18));
        document.add(line(Letters.strong(page.t("invoice.number") + " " + invoice.number(), 12), 20));
        if (invoice.state() instanceof InvoiceState.Issued(var number, var at)) {
            document.add(line(Letters.text(page.t("invoice.issuedOn", "day", page.day(at)), 10), 15));
        }
        document.add(line(Letters.text(page.t("invoice.ofOrder", "number", invoice.order()), 10), 15));
        if (!reversed.isEmpty()) {
            document.add(line(Letters.strong(page.t("invoice.takesBack", "number", reversed), 10), 15));
        }
        document.add(parties());
        document.add(lines());
        document.add(sums());
        document.close();
        return bytes.toByteArray();
    }

    private PdfPTable parties() {
        var table = new PdfPTable(2);
        table.setWidthPercentage(100);
        table.setSpacingBefore(6 * MILLIMETRE);
        table.setSpacingAfter(6 * MILLIMETRE);
        var title = invoice.title();
        table.addCell(party(
                "invoice.seller", invoice.seller().title(), invoice.seller().taxNumber()));
        table.addCell(
                party("invoice.buyer", title == null ? "—" : title.name(), title == null ? "" : title.taxNumber()));
        return table;
    }

    private PdfPCell party(String role, String name, String number) {
        var cell = new PdfPCell();
        cell.setPadding(2 * MILLIMETRE);
        cell.setBorderWidth(0.5f);
        cell.addElement(line(Letters.text(page.t(role), 9), 13));
        cell.addElement(line(Letters.strong(name, 12), 17));
        if (!number.isEmpty()) {
            cell.addElement(line(Letters.text(page.t("invoice.taxNumber") + " " + number, 10), 15));
        }
        return cell;
    }

    private PdfPTable lines() {
        var table = new PdfPTable(COLUMNS);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        for (var word : List.of("item", "quantity", "net", "rate", "tax", "gross")) {
            boolean words = word.equals("item");
            table.addCell(cell(Letters.text(page.t("invoice." + word), 9), words));
        }
        for (var line : invoice.lines()) {
            table.addCell(cell(Letters.text(line.name().in(page.language()), 10), true));
            table.addCell(cell(Letters.text(Integer.toString(line.quantity()), 10), false));
            table.addCell(cell(Letters.text(amount(line.net()), 10), false));
            table.addCell(cell(Letters.text(percent(line.rate()), 10), false));
            table.addCell(cell(Letters.text(amount(line.tax()), 10), false));
            table.addCell(cell(Letters.text(amount(line.gross()), 10), false));
        }
        return table;
    }

    private PdfPTable sums() {
        var table = new PdfPTable(new float[] {7.8f, 2.2f});
        table.setWidthPercentage(100);
        table.setSpacingBefore(6 * MILLIMETRE);
        for (var rate : Bill.byRate(invoice.lines())) {
            table.addCell(cell(Letters.text(page.t("invoice.taxAt", "rate", percent(rate.rate())), 10), true));
            table.addCell(cell(Letters.text(amount(rate.tax()), 10), false));
        }
        table.addCell(cell(Letters.text(page.t("invoice.netSum"), 10), true));
        table.addCell(cell(Letters.text(amount(invoice.net()), 10), false));
        table.addCell(cell(Letters.strong(page.t("invoice.total"), 12), true));
        table.addCell(cell(Letters.strong(page.money(invoice.signed(invoice.amount())), 12), false));
        return table;
    }

    private String amount(Money money) {
        return page.amount(invoice.signed(money));
    }

    /** A rate in percent, as 13 % for 1,300 basis points. */
    static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
    }

    private static Paragraph line(Phrase phrase, float leading) {
        var paragraph = new Paragraph(phrase);
        paragraph.setLeading(leading);
        return paragraph;
    }

    private static PdfPCell cell(Phrase phrase, boolean words) {
        var cell = new PdfPCell(phrase);
        cell.setPadding(1.5f * MILLIMETRE);
        cell.setBorderWidth(0.5f);
        cell.setHorizontalAlignment(words ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
        return cell;
    }
}
