package org.wishwright.platform.wish;

import java.util.Optional;
import org.wishwright.configuration.compiled.Weights;
import org.wishwright.platform.catalog.PublishedVersion;

/** How often each option of a product was bought; the stage that takes orders implements it. */
public interface Popularity {

    /** So few orders say nothing about most people, and would tell what one of them chose. */
    int LEAST_ORDERS = 10;

    int LEAST_BUYERS = 5;

    /**
     * Learned from a bounded number of the latest paid orders of the product, of any of its versions; empty where they are fewer than
     * {@link #LEAST_ORDERS}, or of fewer than {@link #LEAST_BUYERS}.
     */
    Optional<Weights> of(PublishedVersion version);
}
