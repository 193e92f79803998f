package org.wishwright.platform.wish;

import java.util.Optional;

/** Wishes of the wall for the stages that answer them. */
public interface WishWall {

    /** A public wish, or the one that stands for it; empty where there is none. */
    Optional<PostedWish> open(PostedWishId id);

    /** Within a transaction: there is news of what answers a wish, for the pages that show it. */
    void answered(PostedWishId id);
}
