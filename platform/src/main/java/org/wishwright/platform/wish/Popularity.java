package org.wishwright.platform.wish;

import org.wishwright.configuration.compiled.Weights;
import org.wishwright.platform.catalog.PublishedVersion;

/** How often each option of a product was bought; the stage that takes orders implements it. */
public interface Popularity {

    /** Learned from a bounded number of the latest paid orders of the product, of any of its versions. */
    Weights of(PublishedVersion version);
}
