package org.wishwright.platform.order;

import org.wishwright.platform.catalog.VersionId;

/** Whether buyers see how a product's price comes about; they do unless its maker closed it. */
public interface PriceDisplay {

    boolean open(VersionId version);
}
