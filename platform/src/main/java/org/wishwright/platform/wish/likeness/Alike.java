package org.wishwright.platform.wish.likeness;

import java.util.List;

/**
 * How alike two wishes are, and why.
 *
 * @param score from 0 to 1
 * @param both words that both have, those that say most first
 * @param product whether both configured the same product
 * @param price whether both would pay about the same
 */
public record Alike(double score, List<String> both, boolean product, boolean price) {

    /** From here on two wishes are offered as alike; chosen on one half of a labelled set, judged on the other: docs/domain/wish-wall.md. */
    public static final double THRESHOLD = 0.30;

    public boolean isAlike() {
        return score >= THRESHOLD;
    }
}
