package org.wishwright.provenance;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How tiles are written (C2SP tlog-tiles): hashes one behind the other, entries each after its length in two bytes,
 * big-endian.
 */
public final class TileBytes {

    private static final int MOST_ENTRY = 0xFFFF;

    private TileBytes() {}

    public static byte[] ofHashes(List<Hash> hashes) {
        var bytes = new byte[hashes.size() * Hash.LENGTH];
        for (int i = 0; i < hashes.size(); i++) {
            hashes.get(i).copyTo(bytes, i * Hash.LENGTH);
        }
        return bytes;
    }

    /** The hashes of a tile of this width; nothing where the length is not that of so many. */
    public static Optional<List<Hash>> hashes(byte[] bytes, int width) {
        if (bytes.length != width * Hash.LENGTH) {
            return Optional.empty();
        }
        var hashes = new ArrayList<Hash>(width);
        for (int at = 0; at < bytes.length; at += Hash.LENGTH) {
            hashes.add(Hash.at(bytes, at));
        }
        return Optional.of(hashes);
    }

    /** @throws IllegalArgumentException for an entry of more than 65,535 bytes */
    public static byte[] ofEntries(List<byte[]> entries) {
        var out = new ByteArrayOutputStream();
        for (var entry : entries) {
            if (entry.length > MOST_ENTRY) {
                throw new IllegalArgumentException("An entry has at most 65,535 bytes, not " + entry.length);
            }
            out.write(entry.length >>> 8);
            out.write(entry.length);
            out.writeBytes(entry);
        }
        return out.toByteArray();
    }

    /** The entries of a bundle of this width; nothing where the bytes are not just so many. */
    public static Optional<List<byte[]>> entries(byte[] bytes, int width) {
        var entries = new ArrayList<byte[]>(width);
        int at = 0;
        while (at + 2 <= bytes.length && entries.size() < width) {
            int length = (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
            at += 2;
            if (at + length > bytes.length) {
                return Optional.empty();
            }
            entries.add(Arrays.copyOfRange(bytes, at, at + length));
            at += length;
        }
        return at == bytes.length && entries.size() == width ? Optional.of(entries) : Optional.empty();
    }
}
