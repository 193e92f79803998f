package org.wishwright.provenance;

import java.nio.charset.StandardCharsets;

/**
 * A fact, bound but hidden: what the log holds in its place. Nobody can find a second fact for it, and nobody without the
 * salt can test a guess.
 *
 * @param hash SHA-256 of the domain tag, the salt and the fact's canonical bytes
 */
public record Commitment(Hash hash) {

    /** Keeps these hashes apart from every other use of SHA-256; its length is fixed, as the salt's is. */
    private static final byte[] DOMAIN_TAG = "wishwright-fact-v1\n".getBytes(StandardCharsets.US_ASCII);

    public static Commitment to(Fact fact, Salt salt) {
        return to(fact.bytes(), salt);
    }

    /** The commitment to the fact with these canonical bytes. */
    public static Commitment to(byte[] fact, Salt salt) {
        return new Commitment(Hash.ofParts(DOMAIN_TAG, salt.bytes(), fact));
    }

    /** Whether this commitment is to just this fact with just this salt. */
    public boolean verify(Fact fact, Salt salt) {
        return equals(to(fact, salt));
    }

    /** The hash under which the commitment is a leaf of the log. */
    public Hash leafHash() {
        return Hash.ofLeaf(hash.bytes());
    }
}
