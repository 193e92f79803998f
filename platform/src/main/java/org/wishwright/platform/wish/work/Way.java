package org.wishwright.platform.wish.work;

import java.util.Locale;

/** By what a product is completed for somebody. */
public enum Way {
    CHEAPEST,
    POPULAR,
    FASTEST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The cheapest where the word is none of these. */
    public static Way of(String word) {
        for (var way : values()) {
            if (way.word().equals(word)) {
                return way;
            }
        }
        return CHEAPEST;
    }
}
