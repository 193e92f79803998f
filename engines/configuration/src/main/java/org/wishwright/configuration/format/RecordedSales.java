package org.wishwright.configuration.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * What people really chose, one sale a line: the first line names modules, every other line gives their options in that order, words
 * separated by white space. Replays and benchmarks read it.
 */
public final class RecordedSales {

    private RecordedSales() {}

    /**
     * Module to option by sale, in the order of the lines; empty lines are passed over. Refused as {@code sales.invalid} with
     * {@code line} and {@code reason}. Whether a model has these modules and options is for its selections to say.
     */
    public static Outcome<List<Map<String, String>>> read(String text) {
        var sales = new ArrayList<Map<String, String>>();
        var names = List.<String>of();
        int line = 0;
        for (var raw : (Iterable<String>) text.lines()::iterator) {
            line++;
            var words = raw.isBlank() ? List.<String>of() : List.of(raw.strip().split("\\s+"));
            if (words.isEmpty()) {
                continue;
            }
            if (names.isEmpty()) {
                names = words;
                if (new HashSet<>(names).size() != names.size()) {
                    return refused(line, "a module is named twice");
                }
            } else if (words.size() != names.size()) {
                return refused(line, "there are " + words.size() + " options for " + names.size() + " modules");
            } else {
                var sale = new LinkedHashMap<String, String>();
                for (int i = 0; i < names.size(); i++) {
                    sale.put(names.get(i), words.get(i));
                }
                sales.add(Collections.unmodifiableMap(sale));
            }
        }
        return names.isEmpty()
                ? refused(1, "the first line must name the modules")
                : Outcome.accepted(List.copyOf(sales));
    }

    private static Outcome<List<Map<String, String>>> refused(int line, String reason) {
        return Outcome.refused(Refusal.of(
                "sales.invalid",
                "Line " + line + " of the sales: " + reason + ". Correct the file; nothing of it was used.",
                "line",
                line,
                "reason",
                reason));
    }
}
