package org.wishwright.platform.wish;

import java.util.Optional;

/** Wishes of the wall for the stages that answer them. */
public interface WishWall {

    /** A public wish, or the one that stands for it; empty where there is none. */
    Optional<PostedWish> open(PostedWishId id);

    /** Within a transaction: a maker answers a wish. Pages show it, and those who want it are told. @param path of the answer */
    void answered(PostedWishId id, String path);
}
