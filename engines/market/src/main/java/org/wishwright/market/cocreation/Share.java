package org.wishwright.market.cocreation;

import java.util.List;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;

/** A contributor's part of the royalty, in basis points. */
public record Share(Alias party, int basisPoints) {

    /** The royalty of a sale in the order of the shares, by largest remainder: to the cent what all get together. */
    public static List<Money> split(Money royalty, List<Share> shares) {
        return royalty.split(shares.stream().mapToLong(Share::basisPoints).toArray());
    }
}
