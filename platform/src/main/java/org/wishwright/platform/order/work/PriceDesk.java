package org.wishwright.platform.order.work;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.PriceDisplay;
import org.wishwright.platform.order.store.ClosedPrices;

/** The maker's switch whether buyers see how a product's price comes about. */
@Service
public class PriceDesk implements PriceDisplay {

    private final Catalog catalog;
    private final ClosedPrices closed;
    private final BusinessClock clock;

    PriceDesk(Catalog catalog, ClosedPrices closed, BusinessClock clock) {
        this.catalog = catalog;
        this.closed = closed;
        this.clock = clock;
    }

    @Override
    public boolean open(VersionId version) {
        return !closed.contains(catalog.published(version).blueprint());
    }

    /** For the product of this version, which must be the caller's. */
    @Transactional
    public void change(Caller caller, VersionId version, boolean open) {
        var product = catalog.published(version);
        if (!caller.actsFor(product.maker(), Role.MAKER)) {
            throw new RefusedException(OrderPayments.notFound());
        }
        if (open) {
            closed.remove(product.blueprint());
        } else {
            closed.add(product.blueprint(), product.maker(), clock.instant());
        }
    }
}
