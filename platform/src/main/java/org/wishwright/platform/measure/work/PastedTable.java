package org.wishwright.platform.measure.work;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/**
 * A table as it is pasted from a spreadsheet: cells apart by tabs, or by semicolons, or by commas, whichever the first row has. Rows and
 * columns are counted from 1 as the reader counts them.
 */
record PastedTable(List<String> header, List<List<String>> rows) {

    static final int MOST_ROWS = 5_000;
    static final int MOST_COLUMNS = 40;
    static final int LONGEST_CELL = 400;

    static PastedTable of(String text) {
        var lines = text.replace("\uFEFF", "")
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        if (lines.size() < 2 || lines.size() > MOST_ROWS + 1) {
            throw refused(
                    "measure.table-rows", "Paste a row of headings and 1 to {most} rows below it.", "most", MOST_ROWS);
        }
        var first = lines.getFirst();
        var apart = first.contains("\t") ? "\t" : first.contains(";") ? ";" : ",";
        var header = cells(first, apart).stream()
                .map(cell -> cell.toLowerCase(Locale.ROOT))
                .toList();
        var rows = new ArrayList<List<String>>();
        for (int i = 1; i < lines.size(); i++) {
            var cells = new ArrayList<>(cells(lines.get(i), apart));
            while (cells.size() < header.size()) {
                cells.add("");
            }
            if (cells.size() > header.size() || cells.stream().anyMatch(cell -> cell.length() > LONGEST_CELL)) {
                throw refused(
                        "measure.table-row",
                        "Row {row} has more cells than there are headings, or a cell that is too long.",
                        "row",
                        i + 1);
            }
            rows.add(List.copyOf(cells));
        }
        if (header.size() > MOST_COLUMNS) {
            throw refused("measure.table-columns", "There are more than {most} columns.", "most", MOST_COLUMNS);
        }
        return new PastedTable(header, rows);
    }

    private static List<String> cells(String line, String apart) {
        return Arrays.stream(line.split(apart, -1)).map(String::strip).toList();
    }

    /** The column of a heading; refused where there is none. */
    int column(String heading) {
        int column = header.indexOf(heading);
        if (column < 0) {
            throw refused("measure.table-heading", "The first row lacks the heading “{heading}”.", "heading", heading);
        }
        return column;
    }

    /** A cell that must not be empty. */
    String text(int row, int column, int longest) {
        var cell = rows.get(row).get(column);
        if (cell.isEmpty() || cell.length() > longest || cell.chars().anyMatch(Character::isISOControl)) {
            throw cellFault(
                    row, column, "measure.table-text", "Row {row}, {heading}: write 1 to {most} characters.", longest);
        }
        return cell;
    }

    /** A positive number of centimetres, to the tenth. */
    BigDecimal centimetres(int row, int column, int most) {
        var cell = Normalizer.normalize(rows.get(row).get(column), Normalizer.Form.NFKC)
                .replace(',', '.');
        if (cell.matches("[0-9]{1,5}(\\.[0-9]{1,3})?")) {
            var number = new BigDecimal(cell);
            if (number.signum() > 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0) {
                return number.stripTrailingZeros();
            }
        }
        throw cellFault(
                row,
                column,
                "measure.table-number",
                "Row {row}, {heading}: write centimetres, above 0 and at most {most}.",
                most);
    }

    RefusedException cellFault(int row, int column, String code, String sentence, int most) {
        return refused(code, sentence, "row", row + 2, "heading", header.get(column), "most", most);
    }

    static RefusedException refused(String code, String sentence, Object... values) {
        var all = new ArrayList<Object>(List.of("field", "table"));
        all.addAll(Arrays.asList(values));
        return new RefusedException(Refusal.of(code, sentence, all.toArray()));
    }
}
