package org.wishwright.platform.wish;

import java.util.UUID;

/**
 * There is news of a wish on the wall for those it concerns; some of them at a time.
 *
 * @param path of what answers it; empty for any other news
 * @param after the person after whom to go on; at first the least of all ids
 */
public record WishNews(PostedWishId wish, What what, String path, UUID after) {

    private static final UUID FIRST = new UUID(0, 0);

    /** What is told of it. */
    public enum What {
        /** An operator published it, refused it or joined it to another: its poster is told. */
        DECIDED,
        /** So many want it now: its poster is told at some numbers. */
        WANTED,
        /** A maker answers it: all who want it are told. */
        ANSWERED
    }

    public static WishNews of(PostedWishId wish, What what) {
        return new WishNews(wish, what, "", FIRST);
    }

    public static WishNews answered(PostedWishId wish, String path) {
        return new WishNews(wish, What.ANSWERED, path, FIRST);
    }
}
