package org.wishwright.configuration;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.wishwright.configuration.Formula.Atom;

/**
 * The times between which the validities of a model change, as a module that no maker names and no consumer sees: its options are the
 * first days, after one for all that was before.
 */
public final class Periods {

    /** Id of the hidden module. */
    public static final String MODULE = "@period";

    private static final String BEFORE = "before";

    private final List<LocalDate> firstDays;

    private Periods(List<LocalDate> firstDays) {
        this.firstDays = firstDays;
    }

    public static Periods of(Extras extras) {
        var days = new TreeSet<LocalDate>();
        for (var validity : extras.validity()) {
            var from = validity.from();
            if (from != null) {
                days.add(from);
            }
            var until = validity.until();
            if (until != null) {
                days.add(until.plusDays(1));
            }
        }
        return new Periods(List.copyOf(days));
    }

    /** Whether all is valid for ever, so that no date matters. */
    public boolean isOne() {
        return firstDays.isEmpty();
    }

    /** The days on which something changes, in time. */
    public List<LocalDate> firstDays() {
        return firstDays;
    }

    /** Ids of the periods in time. */
    List<String> ids() {
        var ids = new ArrayList<String>();
        ids.add(BEFORE);
        firstDays.forEach(day -> ids.add(day.toString()));
        return ids;
    }

    /** Position of the period that a day is in. */
    static int position(List<String> ids, LocalDate day) {
        int position = 0;
        while (position + 1 < ids.size() && !day.isBefore(LocalDate.parse(ids.get(position + 1)))) {
            position++;
        }
        return position;
    }

    /** Ids of the periods in which something is valid. */
    List<String> valid(Validity validity) {
        return ids().stream().filter(id -> validity.holdsOn(dayIn(id))).toList();
    }

    private LocalDate dayIn(String id) {
        return id.equals(BEFORE) ? firstDays.getFirst().minusDays(1) : LocalDate.parse(id);
    }

    /** Holds in the periods in which something is valid. */
    Formula during(Validity validity) {
        return new Formula.Or(valid(validity).stream()
                .<Formula>map(id -> new Atom(MODULE, id))
                .toList());
    }
}
