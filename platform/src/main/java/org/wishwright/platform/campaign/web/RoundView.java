package org.wishwright.platform.campaign.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A round that has closed, as it was counted.
 *
 * @param kind how it was decided
 */
public record RoundView(int number, String kind, String ballots, List<Row> rows) {

    /**
     * One design of it.
     *
     * @param place from 1 for one that was kept; 0 for another
     * @param count approvals or deposits; empty where the round has none
     * @param shown to so many voters; empty where all saw all
     */
    public record Row(String code, int place, String count, String shown) {}

    static List<RoundView> of(List<?> tallies) {
        var rounds = new ArrayList<RoundView>();
        for (var tally : tallies) {
            if (tally instanceof Map<?, ?> told) {
                rounds.add(of(rounds.size() + 1, told));
            }
        }
        return rounds;
    }

    private static RoundView of(int number, Map<?, ?> told) {
        var designs = list(told.get("designs"));
        var kept = list(told.get("kept"));
        var counts = list(told.get("deposits") == null ? told.get("approvals") : told.get("deposits"));
        var shown = list(told.get("shown"));
        var rows = new ArrayList<Row>();
        for (int i = 0; i < designs.size(); i++) {
            var code = designs.get(i);
            rows.add(new Row(
                    code,
                    kept.indexOf(code) + 1,
                    i < counts.size() ? counts.get(i) : "",
                    i < shown.size() ? shown.get(i) : ""));
        }
        rows.sort(java.util.Comparator.comparingInt(row -> row.place() == 0 ? Integer.MAX_VALUE : row.place()));
        return new RoundView(number, String.valueOf(told.get("kind")), String.valueOf(told.get("ballots")), rows);
    }

    private static List<String> list(@Nullable Object value) {
        return value instanceof List<?> all ? all.stream().map(String::valueOf).toList() : List.of();
    }
}
