package org.wishwright.platform.wish;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.wishwright.kernel.LocalText;

/** What makers called in answer to wishes; a stage after this one implements it. */
public interface WishAnswers {

    /**
     * An answer that everybody may see.
     *
     * @param path of its page
     * @param way {@code stage} keys of words: which way it is, and how it stands
     * @param over whether nobody can join any more
     */
    record Answer(String path, LocalText title, String way, String stage, boolean over, Instant opened) {}

    /** The answers to each of these wishes, the newest first; a wish without any may be missing. */
    Map<PostedWishId, List<Answer>> to(Collection<PostedWishId> wishes);
}
