package org.wishwright.platform.production.paper;

import java.time.Instant;
import java.util.List;

/**
 * What a traveller (流转卡) says in its reader's language: it goes with the pieces from station to station.
 *
 * @param kind why it goes before others, empty for an ordinary batch
 * @param promised the day on which the first of its orders has to leave, empty where none is known
 * @param notes what it is cut to and what buyers asked of the maker, each with its order's number
 * @param link where the QR code leads
 */
public record Traveller(
        long number,
        String name,
        int quantity,
        String kind,
        String promised,
        String serials,
        List<String> notes,
        List<Step> steps,
        String link) {

    public Traveller {
        notes = List.copyOf(notes);
        steps = List.copyOf(steps);
    }

    /** @param station which work centre and which of its units */
    public record Step(int no, String station, Instant start, Instant end) {}
}
