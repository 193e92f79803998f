package org.wishwright.simulator.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of a label and a value, aligned, under headings. */
public final class Table {

    private record Line(String label, String value) {}

    private final List<Line> lines = new ArrayList<>();

    public Table heading(String text) {
        lines.add(new Line(text, ""));
        return this;
    }

    public Table row(String label, Object value) {
        lines.add(new Line("  " + label, String.valueOf(value)));
        return this;
    }

    @Override
    public String toString() {
        int width = lines.stream()
                .filter(line -> !line.value().isEmpty())
                .mapToInt(line -> line.label().length())
                .max()
                .orElse(0);
        var text = new StringBuilder();
        for (var line : lines) {
            text.append(line.label());
            if (!line.value().isEmpty()) {
                text.append(" ".repeat(width - line.label().length() + 2)).append(line.value());
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }
}
