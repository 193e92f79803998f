package org.wishwright.platform.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.identity.PartyId;

/** Published products, for everyone. A published version stays evaluable for ever. */
public interface Catalog {

    int MOST_ON_A_PAGE = 100;

    /** A published version, from memory where it was asked for lately; refused as {@code catalog.version-not-found}. */
    PublishedVersion published(VersionId version);

    /** As {@link #published}, and a draft's preview too, whose number is 0 and which nobody can buy. */
    PublishedVersion shown(VersionId version);

    /**
     * The newest published version of a blueprint; empty while none is published or where there is no such blueprint. May lag
     * behind a publication on another node by a few seconds.
     */
    Optional<VersionId> current(BlueprintId blueprint);

    /** Its newest versions in whatever state, newest first. */
    List<VersionId> versions(BlueprintId blueprint, int most);

    /**
     * Products on sale, newest publication first.
     *
     * @param search part of a name in any language; empty for all
     * @param cursor where an earlier page ended; null for the first page
     * @param limit at most {@link #MOST_ON_A_PAGE}
     */
    default Products products(String search, @Nullable String cursor, int limit) {
        return products(search, null, cursor, limit);
    }

    /** As above, of one maker where one is given. */
    Products products(String search, @Nullable PartyId maker, @Nullable String cursor, int limit);

    /** As {@link #products}, of one maker and with what is not yet published as well, newest blueprint first. */
    default Blueprints blueprintsOf(PartyId maker, String search, @Nullable String cursor, int limit) {
        return blueprintsOf(maker, search, null, cursor, limit);
    }

    /** As above, only those that stand in one way; null for all. */
    Blueprints blueprintsOf(
            PartyId maker, String search, Blueprints.@Nullable State state, @Nullable String cursor, int limit);
}
