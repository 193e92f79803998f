package org.wishwright.platform.wish;

import java.util.Map;
import java.util.Optional;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.PublishedVersion;

/**
 * Whether words that people give may be made or passed on. The program's own review compares them with short lists of words; an
 * operator may put a service's in its place.
 */
public interface ContentReview {

    /** Empty where nothing speaks against it; else refused as {@code wish.text-banned}, naming the {@code word}. */
    Optional<Refusal> of(String text);

    /** Whether the letters can be made: {@code wish.text-glyph} names the {@code character} that the fonts of makers lack. */
    Optional<Refusal> letters(String text);

    /**
     * The same for every text among the choices, and whether the letters can be made: {@code wish.text-glyph} names the
     * {@code character} that the fonts for engraving lack.
     *
     * @param choices module to choice
     */
    Optional<Refusal> of(PublishedVersion version, Map<String, String> choices);
}
