package org.wishwright.platform.factory;

import java.time.LocalDate;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * How many days parcels of a maker are usually on their way, by how far they go. An estimate: what is promised is the day it leaves.
 *
 * @param from where they are sent, as an address begins; empty while the maker has not said it, which is read as the Chinese mainland
 * @param near within the same province
 * @param domestic within the same country
 * @param abroad everywhere else, and across customs
 * @param stated whether the maker said so herself
 */
public record Transit(String from, Days near, Days domestic, Days abroad, boolean stated) {

    public static final int LONGEST_PLACE = 60;
    public static final int MOST_DAYS = 120;

    /** While a maker has said nothing: what carriers name for a parcel of some kilograms, rounded up. */
    public static final Transit USUAL = new Transit("", new Days(1, 3), new Days(2, 6), new Days(7, 20), false);

    /** How far a parcel goes. */
    public enum Reach {
        NEAR,
        DOMESTIC,
        ABROAD
    }

    /** Calendar days, both included. */
    public record Days(int from, int to) {

        boolean isSound() {
            return 0 <= from && from <= to && to <= MOST_DAYS;
        }
    }

    /** The days on which it may arrive, both included. */
    public record Arrival(LocalDate from, LocalDate to) {}

    /** What the maker says herself; refused where days run backwards or the place is too long. */
    public static Outcome<Transit> stated(String from, Days near, Days domestic, Days abroad) {
        if (from.strip().length() > LONGEST_PLACE) {
            return fault("from", "Say in at most " + LONGEST_PLACE + " characters where you send from.");
        }
        var sentence = "Give whole days from 0 to " + MOST_DAYS + ", the fewer first.";
        if (!near.isSound()) {
            return fault("near", sentence);
        }
        if (!domestic.isSound()) {
            return fault("domestic", sentence);
        }
        return abroad.isSound()
                ? Outcome.accepted(new Transit(from.strip(), near, domestic, abroad, true))
                : fault("abroad", sentence);
    }

    private static Outcome<Transit> fault(String field, String sentence) {
        return Outcome.refused(Refusal.of(
                field.equals("from") ? "factory.transit-place" : "factory.transit-days", sentence, "field", field));
    }

    /** How far it is; a destination that nobody has given yet counts as one in the same country. */
    public Reach reach(String destination) {
        var there = Place.of(destination);
        if (there.isUnknown()) {
            return Reach.DOMESTIC;
        }
        var here = Place.of(from);
        if (here.isUnknown()) {
            return there.isMainland() ? Reach.DOMESTIC : Reach.ABROAD;
        }
        if (!here.country().equals(there.country())) {
            return Reach.ABROAD;
        }
        return !here.province().isEmpty() && here.province().equals(there.province()) ? Reach.NEAR : Reach.DOMESTIC;
    }

    public Days days(String destination) {
        return switch (reach(destination)) {
            case NEAR -> near;
            case DOMESTIC -> domestic;
            case ABROAD -> abroad;
        };
    }

    /** When it may arrive if it leaves on a day. */
    public Arrival arrival(LocalDate leaves, String destination) {
        var days = days(destination);
        return new Arrival(leaves.plusDays(days.from()), leaves.plusDays(days.to()));
    }
}
