package org.wishwright.provenance;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A piece of a log as it is served and kept in files (C2SP tlog-tiles): 256 neighbouring hashes of a kept level, or 256
 * entries; at the log's end fewer.
 *
 * @param level 0 for the leaves' hashes, 1 for the roots over 256 of them, and so on; {@link #ENTRIES} for the entries
 * @param index within the level, from 0
 * @param width how many it holds, from 1 to {@value #FULL}
 */
public record Tile(int level, long index, int width) {

    /** The level of entry bundles. */
    public static final int ENTRIES = -1;

    /** What a tile holds that is not the last of its level. */
    public static final int FULL = StoredHashes.RUN;

    private static final int MOST_LEVEL = 63;
    private static final Pattern PATH =
            Pattern.compile("tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

    public Tile {
        if (level < ENTRIES || level > MOST_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new IllegalArgumentException("No tile " + index + " of width " + width + " lies on level " + level);
        }
    }

    /** The tile at this place in a log of so many leaves; nothing where there is none. */
    public static Optional<Tile> in(long size, int level, long index) {
        int shift = level <= 0 ? 0 : level * StoredHashes.LEVELS_APART;
        long there = shift >= Long.SIZE ? 0 : (size >>> shift) - index * FULL;
        return there <= 0 ? Optional.empty() : Optional.of(new Tile(level, index, (int) Math.min(there, FULL)));
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** The first leaf's, entry's or hash's place within its level. */
    public long from() {
        return index * FULL;
    }

    /** The address below the log's prefix, as in {@code tile/0/x001/234.p/17}. */
    public String path() {
        var name = new StringBuilder(String.format(Locale.ROOT, "%03d", index % 1000));
        for (long rest = index / 1000; rest > 0; rest /= 1000) {
            name.insert(0, String.format(Locale.ROOT, "x%03d/", rest % 1000));
        }
        var of = level == ENTRIES ? "entries" : Integer.toString(level);
        return "tile/" + of + "/" + name + (isFull() ? "" : ".p/" + width);
    }

    /** The tile of an address that {@link #path()} wrote; nothing for any other text. */
    public static Optional<Tile> parse(String path) {
        var match = PATH.matcher(path);
        if (!match.matches()) {
            return Optional.empty();
        }
        int level = match.group(1).equals("entries") ? ENTRIES : Integer.parseInt(match.group(1));
        long index = Long.parseLong(match.group(2).replace("x", "").replace("/", ""));
        int width = match.group(3) == null ? FULL : Integer.parseInt(match.group(3));
        return level > MOST_LEVEL || width > FULL
                ? Optional.empty()
                : Optional.of(new Tile(level, index, width))
                        .filter(tile -> tile.path().equals(path));
    }
}
