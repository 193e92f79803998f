package org.wishwright.platform.catalog.web;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.wishwright.platform.catalog.VersionPublished;
import org.wishwright.platform.foundation.VisitorPages;

/** What has just gone on sale shows at once, on this node; on the others a moment later. */
@Component
class FreshShelves {

    private final VisitorPages visitors;

    FreshShelves(VisitorPages visitors) {
        this.visitors = visitors;
    }

    @TransactionalEventListener
    void published(VersionPublished event) {
        visitors.forget();
    }
}
