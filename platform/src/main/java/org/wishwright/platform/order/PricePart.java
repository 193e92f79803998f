package org.wishwright.platform.order;

import java.util.List;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;

/**
 * What a piece's price is made of.
 *
 * @param options the options that cost this together; empty for the price that the product begins with
 */
public record PricePart(List<LocalText> options, Money amount) {}
