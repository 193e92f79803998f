package org.wishwright.configuration.format.table;

import java.util.Locale;
import org.wishwright.kernel.Refusal;

/**
 * A cell that cannot be read.
 *
 * @param row of the file, counted from 1, the headings included
 * @param column counted from 1
 */
public record CellFault(int row, int column, Reason reason, String cell) {

    /** What is wrong, and what would be accepted. */
    public enum Reason {
        EMPTY("is empty; say a value, or '-' for none"),
        TOO_LONG("has more than 200 characters; shorten it"),
        NOT_A_PRICE("is no price; write a number as in 1234.50, or with a decimal comma where all prices have one"),
        TOO_PRECISE("has more decimals than the currency"),
        TOO_LARGE("is more than any product may cost"),
        NOT_YES_OR_NO("is neither yes nor no; write yes, no, x, 1, 0, 是, 否 or leave it empty for no"),
        OTHER_PRICE("gives another price for a combination that stands above; keep one of them"),
        OTHER_MATERIAL("gives another material for an option than the rows above; keep one of them"),
        NOT_A_MATERIAL("is no material; write its code, or code, quantity and unit, as in oak-board 2.4 m2"),
        TWICE("names an option that the module has above");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    /** The column as spreadsheets call it: A, B, … AA. */
    public String letters() {
        var letters = new StringBuilder();
        for (int c = column; c > 0; c = (c - 1) / 26) {
            letters.insert(0, (char) ('A' + (c - 1) % 26));
        }
        return letters.toString();
    }

    /** As a sentence with a stable code. */
    public Refusal refusal() {
        return Refusal.of(
                "table.cell-" + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                "Cell {at}, '{cell}', " + reason.sentence + ".",
                "at",
                letters() + row,
                "cell",
                cell.length() > 60 ? cell.substring(0, 60) + "…" : cell);
    }
}
