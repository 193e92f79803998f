package org.wishwright.platform.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * By whose design something is made, and what she earns of each sale.
 *
 * @param source the campaign in which it was drawn
 * @param work what the design is called there
 * @param number of that campaign, for people
 * @param royalty of the price, in basis points
 * @param shares of the royalty, in basis points, 10000 together; largest remainders go by this order
 */
public record Designed(UUID source, String work, String number, int royalty, SequencedMap<PartyId, Integer> shares) {

    public Designed {
        shares = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(shares));
        if (royalty < 0
                || royalty > 10_000
                || shares.values().stream().anyMatch(part -> part <= 0)
                || shares.values().stream().mapToLong(part -> part).sum() != 10_000) {
            throw new IllegalArgumentException("Shares of a royalty are positive and make 10000 basis points");
        }
    }

    /** Of one designer alone. */
    public static Designed by(PartyId designer, UUID source, String work, String number, int royalty) {
        return new Designed(source, work, number, royalty, new LinkedHashMap<>(Map.of(designer, 10_000)));
    }

    /** What each gets of a price: together the royalty of it, to the cent. */
    public Map<PartyId, Money> split(Money price) {
        var parts = price.basisPoints(royalty)
                .split(shares.values().stream().mapToLong(part -> part).toArray());
        var split = new LinkedHashMap<PartyId, Money>();
        shares.keySet().forEach(party -> split.put(party, parts.get(split.size())));
        return split;
    }

    /** Whether both are the same design. */
    public boolean isOf(Designed other) {
        return source.equals(other.source) && work.equals(other.work);
    }

    /** As JSON values. */
    public Map<String, Object> written() {
        var parts = new ArrayList<Object>();
        shares.forEach((party, part) -> parts.add(Map.of("party", party.toString(), "basisPoints", part)));
        return Map.of("source", source.toString(), "work", work, "number", number, "royalty", royalty, "shares", parts);
    }

    /** From what {@link #written} wrote. */
    public static Designed read(Map<String, Object> written) {
        var shares = new LinkedHashMap<PartyId, Integer>();
        for (var share : (List<?>) written.getOrDefault("shares", List.of())) {
            var part = (Map<?, ?>) share;
            shares.put(
                    new PartyId(UUID.fromString(String.valueOf(part.get("party")))),
                    Integer.valueOf(String.valueOf(part.get("basisPoints"))));
        }
        return new Designed(
                UUID.fromString(String.valueOf(written.get("source"))),
                String.valueOf(written.get("work")),
                String.valueOf(written.get("number")),
                Integer.parseInt(String.valueOf(written.get("royalty"))),
                shares);
    }
}
