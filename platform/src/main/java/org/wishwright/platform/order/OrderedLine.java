package org.wishwright.platform.order;

import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;

/**
 * A line as its readers see it.
 *
 * @param product name of the product when it was ordered
 * @param number number of the version, from 1
 */
public record OrderedLine(OrderLine line, LocalText product, int number) {

    public Money total() {
        return line.unitPrice().times(line.quantity());
    }
}
