package org.wishwright.platform.order;

import java.util.Map;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;

/**
 * A line as its readers see it.
 *
 * @param product name of the product when it was ordered
 * @param number number of the version, from 1
 * @param note to the maker, for the two of them alone; empty where there is none, and in lists
 */
public record OrderedLine(OrderLine line, LocalText product, int number, String note) {

    public OrderedLine(OrderLine line, LocalText product, int number) {
        this(line, product, number, "");
    }

    public OrderedLine withNote(String other) {
        return new OrderedLine(line, product, number, other);
    }

    /** The same line with these choices. */
    public OrderedLine with(Map<String, String> choices, String hash) {
        var same = new OrderLine(line.id(), line.version(), hash, choices, line.quantity(), line.unitPrice());
        return new OrderedLine(same, product, number, note);
    }

    public Money total() {
        return line.unitPrice().times(line.quantity());
    }
}
