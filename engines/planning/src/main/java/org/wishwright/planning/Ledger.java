package org.wishwright.planning;

import java.util.ArrayList;
import java.util.List;

/**
 * Seconds reserved in every slot of a grid. {@link #copy()} shares all lanes and copies a lane when it is first written, so
 * a snapshot costs a few references and a quote only the lanes it touches.
 *
 * <p>Invariant, checked at every write: 0 ≤ reserved ≤ the shift's seconds.
 */
final class Ledger {

    final Grid grid;
    private final int[][] reserved;
    private final boolean[] owned;

    Ledger(Grid grid) {
        this.grid = grid;
        reserved = new int[grid.lanes()][];
        owned = new boolean[grid.lanes()];
        for (int lane = 0; lane < reserved.length; lane++) {
            reserved[lane] = new int[grid.lane(lane).slots.length];
        }
    }

    private Ledger(Ledger original) {
        grid = original.grid;
        reserved = original.reserved.clone();
        owned = new boolean[reserved.length];
    }

    Ledger copy() {
        return new Ledger(this);
    }

    int reserved(int lane, int cell) {
        return reserved[lane][cell];
    }

    int room(int lane, int cell) {
        return grid.lane(lane).capacity(cell) - reserved[lane][cell];
    }

    /** @param seconds negative to give back */
    void add(int lane, int cell, long seconds) {
        long sum = reserved[lane][cell] + seconds;
        if (sum < 0 || sum > grid.lane(lane).capacity(cell)) {
            throw new IllegalStateException("Reserved seconds stay between 0 and the shift's length, not " + sum
                    + " in " + grid.lane(lane).slots[cell]);
        }
        if (!owned[lane]) {
            reserved[lane] = reserved[lane].clone();
            owned[lane] = true;
        }
        reserved[lane][cell] = (int) sum;
    }

    /** The earliest cell from a shift on with this much room, lowest unit first; −1 when there is none. */
    int firstFit(int lane, int fromShift, long seconds) {
        var slots = grid.lane(lane);
        int[] held = reserved[lane];
        int units = slots.centre.units();
        for (int shift = fromShift; shift < slots.seconds.length; shift++) {
            long most = slots.seconds[shift] - seconds;
            for (int cell = shift * units, end = cell + units; cell < end; cell++) {
                if (held[cell] <= most) {
                    return cell;
                }
            }
        }
        return -1;
    }

    /** What is reserved, slot by slot, in order of centre, shift and unit. */
    List<Reserved> rows() {
        var rows = new ArrayList<Reserved>();
        for (int lane = 0; lane < reserved.length; lane++) {
            for (int cell = 0; cell < reserved[lane].length; cell++) {
                if (reserved[lane][cell] > 0) {
                    rows.add(new Reserved(grid.lane(lane).slots[cell], reserved[lane][cell]));
                }
            }
        }
        return rows;
    }
}
