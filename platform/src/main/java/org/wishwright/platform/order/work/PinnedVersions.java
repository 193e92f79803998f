package org.wishwright.platform.order.work;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.VersionUse;
import org.wishwright.platform.order.store.PinReader;

/** Tells the catalog which versions open orders keep to. */
@Service
class PinnedVersions implements VersionUse {

    private final PinReader pins;

    PinnedVersions(PinReader pins) {
        this.pins = pins;
    }

    @Override
    public Map<VersionId, Integer> openOrders(List<VersionId> versions) {
        return pins.openOrders(versions);
    }
}
