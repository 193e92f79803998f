package org.wishwright.platform.catalog.work;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.wishwright.configuration.format.table.Table;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Reads the first sheet of a workbook (.xlsx). The archive is measured before it is opened, so that a small file that unpacks to a
 * huge one is refused, and one with a document type is never parsed.
 */
final class Workbook {

    private static final long MOST_UNPACKED = 256L << 20;
    private static final int MOST_ENTRIES = 2_000;
    private static final int LOOKED_AT = 1_024;
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, false);
    /** Spreadsheets keep this many digits; the others are noise of binary fractions. */
    private static final MathContext DIGITS = new MathContext(15);

    private Workbook() {}

    static Outcome<Table> read(byte[] xlsx) {
        try {
            if (!isHarmless(xlsx)) {
                return refused(
                        "table.workbook-too-large",
                        "The workbook unpacks to more than can be read, or holds a "
                                + "document type; save the sheet as CSV and send that.");
            }
            return rows(xlsx).flatMap(Table::of);
        } catch (IOException | RuntimeException e) { // the library throws what it likes at a broken file
            return refused(
                    "table.workbook-broken", "The workbook cannot be read; save it as .xlsx once more, or as CSV.");
        }
    }

    private static <T> Outcome<T> refused(String code, String sentence) {
        return Outcome.refused(Refusal.of(code, sentence));
    }

    private static boolean isHarmless(byte[] xlsx) throws IOException {
        long unpacked = 0;
        int entries = 0;
        var buffer = new byte[1 << 16];
        try (var zip = new ZipInputStream(new ByteArrayInputStream(xlsx))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                boolean head = true;
                for (int read = zip.readNBytes(buffer, 0, buffer.length); read > 0; read = zip.read(buffer)) {
                    unpacked += read;
                    if (unpacked > MOST_UNPACKED || head && hasDocumentType(buffer, read)) {
                        return false;
                    }
                    head = false;
                }
                if (++entries > MOST_ENTRIES) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean hasDocumentType(byte[] buffer, int length) {
        var head = new String(buffer, 0, Math.min(length, LOOKED_AT), StandardCharsets.ISO_8859_1);
        return head.contains("<!DOCTYPE") || head.contains("<!ENTITY") || head.contains("<\0!\0D\0O");
    }

    /** The library refuses to look for formats in a workbook that has none. */
    private static ReadableWorkbook open(byte[] xlsx) throws IOException {
        try {
            return new ReadableWorkbook(new ByteArrayInputStream(xlsx), WITH_FORMATS);
        } catch (ExcelReaderException e) {
            return new ReadableWorkbook(new ByteArrayInputStream(xlsx));
        }
    }

    private static Outcome<List<List<String>>> rows(byte[] xlsx) throws IOException {
        var rows = new ArrayList<List<String>>();
        try (var book = open(xlsx);
                var stream = book.getFirstSheet().openStream()) {
            for (var row : (Iterable<Row>) stream::iterator) {
                if (row.getRowNum() > Table.MOST_ROWS + 1_000 || row.getCellCount() > 4 * Table.MOST_COLUMNS) {
                    return refused(
                            "table.workbook-too-large",
                            "The sheet has more rows or columns than can be read; send it in parts.");
                }
                while (rows.size() < row.getRowNum() - 1) {
                    rows.add(List.of());
                }
                var cells = cells(row, book.isDate1904());
                if (cells.stream().anyMatch(cell -> cell.length() > Table.LONGEST_CELL)) {
                    return Outcome.refused(Refusal.of(
                            "table.long-cell",
                            "A cell in line {line} has more than {limit} characters.",
                            "line",
                            row.getRowNum(),
                            "limit",
                            Table.LONGEST_CELL));
                }
                rows.add(cells);
            }
        }
        return Outcome.accepted(rows);
    }

    private static List<String> cells(Row row, boolean since1904) {
        var cells = new ArrayList<String>();
        for (int c = 0; c < row.getCellCount(); c++) {
            cells.add(row.getOptionalCell(c).map(cell -> text(cell, since1904)).orElse(""));
        }
        return cells;
    }

    private static String text(Cell cell, boolean since1904) {
        boolean counts = cell.getType() == CellType.NUMBER || cell.getType() == CellType.FORMULA;
        if (!counts || !(cell.getValue() instanceof BigDecimal number)) {
            return cell.getText();
        }
        return SheetDates.isDate(cell.getDataFormatId(), cell.getDataFormatString())
                ? SheetDates.text(number, since1904).orElse(plain(number))
                : plain(number);
    }

    private static String plain(BigDecimal number) {
        var rounded = number.round(DIGITS).stripTrailingZeros();
        return rounded.precision() - rounded.scale() > 20 ? rounded.toString() : rounded.toPlainString();
    }
}
