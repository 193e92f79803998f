package org.wishwright.platform.wish.web;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.talk.About;
import org.wishwright.platform.talk.TalkSubject;
import org.wishwright.platform.wish.WishId;
import org.wishwright.platform.wish.store.WishStore;

/** A saved configuration is talked about by the person who keeps it and, once she has written, by the product's maker. */
@Component
class WishTalk implements TalkSubject {

    private final WishStore wishes;
    private final Catalog catalog;

    WishTalk(WishStore wishes, Catalog catalog) {
        this.wishes = wishes;
        this.catalog = catalog;
    }

    @Override
    public String kind() {
        return "wish";
    }

    @Override
    public Optional<About> about(UUID id) {
        return wishes.owned(new WishId(id)).map(owned -> {
            var wish = owned.wish();
            var address =
                    ConfiguratorAddress.plain(wish.version(), wish.choices()).path();
            var maker = catalog.published(wish.version()).maker();
            return new About(wish.product(), owned.owner(), maker, Set.of(Role.MAKER), true, address, address, "");
        });
    }
}
