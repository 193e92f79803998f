package org.wishwright.planning;

/**
 * Seconds reserved in a slot, as a flat row.
 *
 * @param seconds of setups and runs together, positive
 */
public record Reserved(Slot slot, long seconds) {

    public Reserved {
        if (seconds <= 0) {
            throw new IllegalArgumentException("Reserved seconds are positive, not " + seconds + " in " + slot);
        }
    }
}
