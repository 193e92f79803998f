package org.wishwright.platform.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.wishwright.provenance.SignedNote;

/**
 * How the log stands.
 *
 * @param size facts in it
 * @param waiting facts that were recorded and have no place yet
 * @param signed when the checkpoint was signed
 * @param days what the last facts were recorded on, newest day first
 */
public record LogState(long size, long waiting, Instant signed, SignedNote checkpoint, List<Day> days) {

    /** @param day in the zone that was asked for */
    public record Day(LocalDate day, long facts) {}
}
