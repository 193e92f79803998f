package org.wishwright.platform.foundation;

import org.wishwright.kernel.Money;

/** What the templates under {@code jte/parts} are given to draw. */
public final class Parts {

    private Parts() {}

    /** @param state {@code done}, {@code now}, {@code bad}, or empty for what is still to come */
    public record Step(String label, String detail, String state) {}

    /** @param tone {@code good}, {@code warn}, {@code bad} or empty */
    public record Figure(String value, String label, String href, String tone) {}

    /** @param tone {@code good}, {@code bad} or empty */
    public record Bar(String label, double value, String text, String tone) {}

    /**
     * A line of a bill.
     *
     * @param later said instead of an amount that is not known yet; empty where it is
     */
    public record Sum(String label, String detail, Money amount, boolean total, String later) {
        public Sum(String label, String detail, Money amount, boolean total) {
            this(label, detail, amount, total, "");
        }
    }
}
