package org.wishwright.configuration.format.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** Bytes to text, and text to cells. */
final class CsvText {

    private static final String DELIMITERS = ",;\t|，；";
    private static final int LINES_TRIED = 50;

    record Decoded(String text, String encoding) {}

    private CsvText() {}

    /** A mark at the beginning decides; else it is UTF-8 where that is without fault, else GB18030, which Chinese spreadsheets save. */
    static Outcome<Decoded> decoded(byte[] bytes) {
        var charsets = bytes.length > 1 && (bytes[0] & 0xff) == 0xfe && (bytes[1] & 0xff) == 0xff
                ? List.of(StandardCharsets.UTF_16BE)
                : bytes.length > 1 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xfe
                        ? List.of(StandardCharsets.UTF_16LE)
                        : List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
        for (var charset : charsets) {
            var text = decoded(bytes, charset).filter(CsvText::isText);
            if (text.isPresent()) {
                var plain = text.get().startsWith("\uFEFF") ? text.get().substring(1) : text.get();
                return Outcome.accepted(new Decoded(plain, charset.name()));
            }
        }
        return Outcome.refused(Refusal.of(
                "table.not-text",
                "The file is no text in UTF-8 or GBK; save the sheet as CSV (UTF-8) or send the workbook (.xlsx)."));
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            var decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            return Optional.of(decoder.decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Without control characters, which no spreadsheet saves and any binary file has. */
    private static boolean isText(String text) {
        return text.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
    }

    /** The one that cuts the first lines into most cells of the same number. */
    static char delimiter(String text) {
        char best = ',';
        long most = 0;
        for (char delimiter : DELIMITERS.toCharArray()) {
            var rows = new ArrayList<List<String>>();
            new Cells(text, delimiter).read(rows, LINES_TRIED);
            rows.removeIf(row -> row.size() == 1 && row.getFirst().isBlank());
            if (rows.isEmpty()) {
                continue;
            }
            int width = rows.getFirst().size();
            long same = rows.stream().filter(row -> row.size() == width).count();
            long score = width < 2 ? 0 : same * 1_000 / rows.size() * 1_000 + width;
            if (score > most) {
                most = score;
                best = delimiter;
            }
        }
        return best;
    }

    static Outcome<List<List<String>>> split(String text, char delimiter) {
        var rows = new ArrayList<List<String>>();
        var cells = new Cells(text, delimiter);
        cells.read(rows, Table.MOST_ROWS + 1_000);
        if (cells.openSince > 0) {
            return Outcome.refused(Refusal.of(
                    "table.quote-open",
                    "The text in double quotes that begins in line {line} does not end; close it, and write a quote in "
                            + "a text as two.",
                    "line",
                    cells.openSince));
        }
        if (cells.tooLong > 0) {
            return Outcome.refused(Refusal.of(
                    "table.long-cell",
                    "A cell in line {line} has more than {limit} characters.",
                    "line",
                    cells.tooLong,
                    "limit",
                    Table.LONGEST_CELL));
        }
        return Outcome.accepted(rows);
    }

    /** Reads cell after cell. */
    private static final class Cells {

        private final String text;
        private final char delimiter;
        private int at;
        private int line = 1;
        /** Line of a quote that is not closed; 0 where there is none. */
        private int openSince;

        private int tooLong;

        Cells(String text, char delimiter) {
            this.text = text;
            this.delimiter = delimiter;
        }

        void read(List<List<String>> rows, int most) {
            while (at < text.length() && rows.size() < most) {
                var row = new ArrayList<String>();
                do {
                    row.add(cell());
                } while (at < text.length() && text.charAt(at++) == delimiter);
                rows.add(row);
            }
        }

        /** Leaves the position at the delimiter or line feed. */
        private String cell() {
            var cell = new StringBuilder();
            while (at < text.length() && (text.charAt(at) == ' ' && delimiter != ' ')) {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '"') {
                quoted(cell);
            }
            int from = at;
            while (at < text.length() && text.charAt(at) != delimiter && text.charAt(at) != '\n') {
                at++;
            }
            cell.append(text, from, at);
            if (at < text.length() && text.charAt(at) == '\n') {
                line++;
            }
            if (cell.length() > Table.LONGEST_CELL && tooLong == 0) {
                tooLong = line;
            }
            return cell.toString();
        }

        private void quoted(StringBuilder cell) {
            int since = line;
            at++;
            while (at < text.length()) {
                char c = text.charAt(at++);
                if (c == '"' && at < text.length() && text.charAt(at) == '"') {
                    cell.append('"');
                    at++;
                } else if (c == '"') {
                    return;
                } else {
                    line += c == '\n' ? 1 : 0;
                    cell.append(c);
                }
            }
            openSince = since;
        }
    }
}
