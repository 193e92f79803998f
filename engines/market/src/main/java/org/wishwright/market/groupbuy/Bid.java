package org.wishwright.market.groupbuy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Judging;
import org.wishwright.market.Market;
import org.wishwright.market.PriceTable;

/**
 * What a supplier offers.
 *
 * @param prices of one unit; the first tier begins at {@code minimum}
 * @param minimum fewer units she does not make
 * @param capacity more units she does not make
 * @param attributes one value for each criterion of the rules
 */
public record Bid(PriceTable prices, long minimum, long capacity, Map<String, Long> attributes) {

    private static final String TAG = "wishwright-sealed-bid-1\n";

    public Bid {
        attributes = Map.copyOf(attributes);
    }

    /**
     * The commitment: SHA-256, in hexadecimal, of the ASCII line {@code wishwright-sealed-bid-1}, the nonce, a line feed and the bid as
     * canonical JSON (RFC 8785), all in UTF-8.
     *
     * @param nonce 64 hexadecimal digits, drawn at random and kept secret until the deadline
     */
    public String committed(String nonce) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((TAG + nonce + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(CanonicalJson.bytes(Market.json(this))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /**
     * @return refused as {@code market.tier-rises} and the like, {@code groupbuy.above-ceiling}, {@code groupbuy.beyond-capacity},
     *     {@code groupbuy.minimum-mismatch}, {@code groupbuy.attributes-mismatch}
     */
    public Outcome<Bid> judged(GroupBuyRules rules) {
        return prices.judged(rules.currency()).flatMap(table -> new Judging<>(this)
                .within(minimum, 1, 1_000_000_000, "minimum")
                .within(capacity, 1, 1_000_000_000, "capacity")
                .must(
                        table.tiers().getFirst().from() == minimum,
                        "groupbuy.minimum-mismatch",
                        "The first tier begins at the minimum, {minimum} units. Let them agree.",
                        "minimum",
                        minimum)
                .must(
                        minimum <= capacity && table.tiers().getLast().from() <= capacity,
                        "groupbuy.beyond-capacity",
                        "Minimum and tiers must be within the capacity of {capacity} units. Raise it, or leave out a tier.",
                        "capacity",
                        capacity)
                .must(
                        table.highest().compareTo(rules.ceiling()) <= 0,
                        "groupbuy.above-ceiling",
                        "The highest price is above the ceiling of {ceiling}. Lower it.",
                        "ceiling",
                        rules.ceiling())
                .must(
                        attributes.size() == rules.criteria().size()
                                && rules.criteria().stream().allMatch(c -> attributes.containsKey(c.attribute())),
                        "groupbuy.attributes-mismatch",
                        "A bid states exactly the attributes that the score names. Give each one value.")
                .outcome());
    }
}
