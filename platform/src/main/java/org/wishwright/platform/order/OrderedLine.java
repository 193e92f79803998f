package org.wishwright.platform.order;

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

    public Money total() {
        return line.unitPrice().times(line.quantity());
    }
}
