package org.wishwright.platform.order;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;

/** The platform's share of an order's items; freight is the maker's. */
@Component
public class Commission {

    private final int basisPoints;

    /** @param basisPoints hundredths of a percent */
    Commission(@Value("${wishwright.commission-basis-points:500}") int basisPoints) {
        if (basisPoints < 0 || basisPoints > 10_000) {
            throw new IllegalArgumentException(
                    "wishwright.commission-basis-points is from 0 to 10000, not " + basisPoints);
        }
        this.basisPoints = basisPoints;
    }

    public Money of(Money items) {
        return items.basisPoints(basisPoints);
    }
}
