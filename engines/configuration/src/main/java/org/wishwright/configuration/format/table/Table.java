package org.wishwright.configuration.format.table;

import java.util.ArrayList;
import java.util.List;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * A spreadsheet: the headings and the rows below them, all of the same width, without empty rows at its end.
 *
 * @param lines where each row stands in the file, counted from 1, so that a fault can be found there
 * @param encoding as the file was read, as in {@code UTF-8}; empty for a workbook
 * @param delimiter between the cells; empty for a workbook
 */
public record Table(
        List<String> headings, List<List<String>> rows, List<Integer> lines, String encoding, String delimiter) {

    public static final int MOST_BYTES = 16 << 20;
    public static final int MOST_ROWS = 200_000;
    public static final int MOST_COLUMNS = 200;
    public static final int LONGEST_CELL = 1_000;

    public Table {
        headings = List.copyOf(headings);
        rows = List.copyOf(rows);
        lines = List.copyOf(lines);
    }

    /**
     * Reads comma-separated values as spreadsheets save them: UTF-8, UTF-16 with its mark or GB18030 (GBK), delimiter
     * found by trying, text in double quotes. Refused as {@code table.…} with {@code line}.
     */
    public static Outcome<Table> read(byte[] csv) {
        if (csv.length > MOST_BYTES) {
            return Outcome.refused(Refusal.of(
                    "table.too-large",
                    "The table has more than {limit} MB; send it in parts.",
                    "limit",
                    MOST_BYTES >> 20));
        }
        return CsvText.decoded(csv).flatMap(text -> {
            char delimiter = CsvText.delimiter(text.text());
            return CsvText.split(text.text(), delimiter)
                    .flatMap(rows -> of(rows, text.encoding(), String.valueOf(delimiter)));
        });
    }

    /** A sheet of a workbook, its empty rows included. */
    public static Outcome<Table> of(List<List<String>> rows) {
        return of(rows, "", "");
    }

    private static Outcome<Table> of(List<List<String>> raw, String encoding, String delimiter) {
        int head = 0;
        while (head < raw.size() && isEmpty(raw.get(head))) {
            head++;
        }
        if (head == raw.size()) {
            return Outcome.refused(Refusal.of("table.empty", "The table has no rows; its first row are the headings."));
        }
        int width = width(raw.get(head));
        var rows = new ArrayList<List<String>>();
        var lines = new ArrayList<Integer>();
        for (int r = head + 1; r < raw.size(); r++) {
            var row = raw.get(r);
            if (isEmpty(row)) {
                continue;
            }
            if (width(row) > width) {
                return Outcome.refused(Refusal.of(
                        "table.wide-row",
                        "Row {line} has {cells} cells below {columns} headings; give each column a heading, or put "
                                + "text that holds the delimiter in double quotes.",
                        "line",
                        r + 1,
                        "cells",
                        width(row),
                        "columns",
                        width));
            }
            rows.add(padded(row, width));
            lines.add(r + 1);
        }
        return bounded(padded(raw.get(head), width), rows, lines, encoding, delimiter);
    }

    private static Outcome<Table> bounded(
            List<String> headings, List<List<String>> rows, List<Integer> lines, String encoding, String delimiter) {
        if (rows.isEmpty()) {
            return Outcome.refused(Refusal.of("table.empty", "The table has headings but no rows below them."));
        }
        if (rows.size() > MOST_ROWS || headings.size() > MOST_COLUMNS) {
            return Outcome.refused(Refusal.of(
                    "table.too-many-cells",
                    "The table has {rows} rows and {columns} columns; at most {mostRows} and {mostColumns} are read.",
                    "rows",
                    rows.size(),
                    "columns",
                    headings.size(),
                    "mostRows",
                    MOST_ROWS,
                    "mostColumns",
                    MOST_COLUMNS));
        }
        return Outcome.accepted(new Table(headings, rows, lines, encoding, delimiter));
    }

    private static boolean isEmpty(List<String> row) {
        return row.stream().allMatch(String::isBlank);
    }

    private static int width(List<String> row) {
        int width = row.size();
        while (width > 0 && row.get(width - 1).isBlank()) {
            width--;
        }
        return width;
    }

    private static List<String> padded(List<String> row, int width) {
        var padded = new ArrayList<String>(width);
        for (int c = 0; c < width; c++) {
            padded.add(c < row.size() ? row.get(c).strip() : "");
        }
        return List.copyOf(padded);
    }
}
