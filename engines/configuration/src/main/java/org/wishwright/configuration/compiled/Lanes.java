package org.wishwright.configuration.compiled;

import java.util.Arrays;
import java.util.List;
import org.wishwright.configuration.Selection;

/**
 * Up to 64 shoppers of one model, one bit lane each, whose choices come and go one by one; one pass over the circuit answers all.
 * Modules and options are given by their positions in the vocabulary. For one thread.
 */
public final class Lanes {

    /** Shoppers a pass: the bits of a long. */
    public static final int MOST = Long.SIZE;

    private final CompiledModel model;
    private final int shoppers;
    private final Literals literals;
    private final Layers layers;
    private final boolean[] any;
    /** Lanes in which the literal or node holds. */
    private final long[] holds;
    /** By node, lanes in which two children or more of an and fail. */
    private final long[] failsTwice;

    private final long[] wanted;

    Lanes(CompiledModel model, int shoppers) {
        if (shoppers < 0 || shoppers > MOST) {
            throw new IllegalArgumentException(shoppers + " shoppers do not fit one pass of " + MOST);
        }
        this.model = model;
        this.shoppers = shoppers;
        this.literals = model.literals();
        this.layers = model.layers();
        this.any = layers.any();
        this.holds = new long[layers.size()];
        this.failsTwice = new long[layers.nodes()];
        this.wanted = new long[layers.size()];
        Arrays.fill(holds, 0, literals.count(), -1L);
    }

    public int shoppers() {
        return shoppers;
    }

    /** Chooses an option or changes to it. */
    public void choose(int shopper, int module, int option) {
        long lane = lane(shopper);
        int first = literals.first()[module];
        for (int l = first; l < literals.first()[module + 1]; l++) {
            holds[l] &= ~lane;
        }
        holds[first + option] |= lane;
    }

    /** All choices of fresh lanes, module by module. */
    void choose(List<Selection> selections) {
        var first = literals.first();
        for (int m = 0; m < first.length - 1; m++) {
            long open = -1L;
            for (int i = 0; i < selections.size(); i++) {
                int option = selections.get(i).chosen(m);
                if (option >= 0) {
                    open &= ~(1L << i);
                    wanted[first[m] + option] |= 1L << i;
                }
            }
            for (int l = first[m]; l < first[m + 1]; l++) {
                holds[l] = open | wanted[l];
            }
        }
    }

    public void reopen(int shopper, int module) {
        long lane = lane(shopper);
        for (int l = literals.first()[module]; l < literals.first()[module + 1]; l++) {
            holds[l] |= lane;
        }
    }

    /** Takes every choice of the shopper back. */
    public void clear(int shopper) {
        long lane = lane(shopper);
        for (int l = 0; l < literals.count(); l++) {
            holds[l] |= lane;
        }
    }

    private long lane(int shopper) {
        if (shopper < 0 || shopper >= shoppers) {
            throw new IllegalArgumentException("No shopper " + shopper + " of " + shoppers);
        }
        return 1L << shopper;
    }

    /** A bit for each shopper with a valid selection. */
    public long valid() {
        up();
        return holds[holds.length - 1] & mask();
    }

    private long mask() {
        return shoppers == MOST ? -1L : (1L << shoppers) - 1;
    }

    /** What is possible for everybody as things stand. */
    public Domains ask() {
        long valid = valid();
        down();
        return new Domains(model, shoppers, valid, Arrays.copyOf(wanted, literals.count()));
    }

    private void up() {
        var start = layers.start();
        var child = layers.child();
        int first = layers.literals();
        int e = 0;
        for (int n = 0; n < any.length; n++) {
            if (any[n]) {
                long one = 0;
                for (; e < start[n + 1]; e++) {
                    one |= holds[child[e]];
                }
                holds[first + n] = one;
            } else {
                long all = -1L;
                long twice = 0;
                for (; e < start[n + 1]; e++) {
                    long fails = ~holds[child[e]];
                    twice |= ~all & fails;
                    all &= ~fails;
                }
                holds[first + n] = all;
                failsTwice[n] = twice;
            }
        }
    }

    /** Wanted is a child of a wanted or, and a child of a wanted and whose other children hold. */
    private void down() {
        var start = layers.start();
        var child = layers.child();
        int first = layers.literals();
        Arrays.fill(wanted, 0);
        wanted[wanted.length - 1] = -1L;
        for (int n = any.length - 1; n >= 0; n--) {
            long above = wanted[first + n];
            if (any[n]) {
                for (int e = start[n]; e < start[n + 1]; e++) {
                    wanted[child[e]] |= above;
                }
            } else {
                long all = above & holds[first + n];
                long once = above & ~failsTwice[n];
                for (int e = start[n]; e < start[n + 1]; e++) {
                    wanted[child[e]] |= all | once & ~holds[child[e]];
                }
            }
        }
    }
}
