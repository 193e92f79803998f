package org.wishwright.provenance;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * All that a writer must remember of a log to append to it and know its root: the roots of the perfect subtrees its size
 * is the sum of, largest first. At most 53 hashes, however long the log. Immutable; appending gives the next frontier.
 *
 * @param size leaves so far
 * @param peaks one hash for each bit that is set in the size, highest first
 */
public record Frontier(long size, List<Hash> peaks) {

    /** Of the log without leaves. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    /** Leaves a log may have: 2<sup>53</sup> − 1, so that a size is exact in JSON. */
    public static final long MAX_SIZE = (1L << 53) - 1;

    public Frontier {
        if (size < 0 || size > MAX_SIZE || peaks.size() != Long.bitCount(size)) {
            throw new IllegalArgumentException("A log of " + size + " leaves has not " + peaks.size() + " peaks");
        }
        peaks = List.copyOf(peaks);
    }

    /** As {@link #append(List, HashSink)}, keeping nothing. */
    public Frontier append(List<Hash> leaves) {
        return append(leaves, HashSink.NONE);
    }

    /**
     * The frontier after these leaves: one or two hashes of work a leaf, in order.
     *
     * @param leaves leaf hashes, see {@link Commitment#leafHash()}
     * @param sink told every hash to keep, the leaf hashes among them, each once
     */
    public Frontier append(List<Hash> leaves, HashSink sink) {
        var stack = new ArrayList<>(peaks);
        long index = size;
        for (var leaf : leaves) {
            var hash = leaf;
            sink.keep(0, index, hash);
            for (int level = 1; (index >>> (level - 1) & 1) == 1; level++) {
                hash = Hash.ofNode(stack.removeLast(), hash);
                if (level % StoredHashes.LEVELS_APART == 0) {
                    sink.keep(level, index >>> level, hash);
                }
            }
            stack.add(hash);
            index++;
        }
        return new Frontier(index, stack);
    }

    /** The root of the tree of all leaves (RFC 9162 section 2.1.1). */
    public Hash root() {
        return peaks.reversed().stream()
                .reduce((right, left) -> Hash.ofNode(left, right))
                .orElse(Hash.EMPTY_ROOT);
    }

    /** The size as 8 bytes, big-endian, and the peaks in order. */
    public byte[] toBytes() {
        var bytes = ByteBuffer.allocate(Long.BYTES + peaks.size() * Hash.LENGTH).putLong(size);
        peaks.forEach(peak -> bytes.put(peak.bytes()));
        return bytes.array();
    }

    /** The frontier that {@link #toBytes()} wrote; refused as {@code frontier.malformed} where it cannot have. */
    public static Outcome<Frontier> fromBytes(byte[] bytes) {
        long size = bytes.length < Long.BYTES ? -1 : ByteBuffer.wrap(bytes).getLong();
        if (size < 0 || size > MAX_SIZE || bytes.length != Long.BYTES + Long.bitCount(size) * Hash.LENGTH) {
            return Outcome.refused(Refusal.of(
                    "frontier.malformed", "These bytes are not a log's frontier; recompute it from the log's leaves."));
        }
        var peaks = new ArrayList<Hash>();
        for (int at = Long.BYTES; at < bytes.length; at += Hash.LENGTH) {
            peaks.add(Hash.of(java.util.Arrays.copyOfRange(bytes, at, at + Hash.LENGTH)));
        }
        return Outcome.accepted(new Frontier(size, peaks));
    }
}
