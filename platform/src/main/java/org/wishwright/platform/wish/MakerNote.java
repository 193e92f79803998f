package org.wishwright.platform.wish;

import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/** What somebody asks of the maker besides her choices, as "please no tassels". It makes no other configuration of them. */
public final class MakerNote {

    /** In characters as they are counted by code points. */
    public static final int LONGEST = 500;

    private MakerNote() {}

    /**
     * The note as it is kept: line ends as line feeds, nothing around it; empty where nothing was asked. Refused as
     * {@code wish.note-too-long}, {@code wish.note-character}, or as the review refuses.
     */
    public static String checked(@Nullable String typed, ContentReview review) {
        if (typed == null || typed.isBlank()) {
            return "";
        }
        var note = Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
        long length = note.codePoints().count();
        if (length > LONGEST) {
            throw new RefusedException(Refusal.of(
                    "wish.note-too-long",
                    "A note to the maker has at most " + LONGEST + " characters; this one has " + length + ".",
                    "most",
                    LONGEST,
                    "length",
                    length,
                    "field",
                    "note"));
        }
        unprintable(note)
                .or(() -> review.of(note))
                .or(() -> review.letters(note))
                .ifPresent(refusal -> {
                    throw new RefusedException(refusal);
                });
        return note;
    }

    /** Signs that have no shape, turn the writing round or, beyond the first plane, stand in no font of the workshop's papers. */
    private static Optional<Refusal> unprintable(String note) {
        return note.codePoints()
                .filter(c -> c != '\n'
                        && (Character.isISOControl(c)
                                || !Character.isBmpCodePoint(c)
                                || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.SURROGATE
                                || Character.getType(c) == Character.PRIVATE_USE
                                || !Character.isDefined(c)))
                .mapToObj(c -> String.format(java.util.Locale.ROOT, "U+%04X", c))
                .findFirst()
                .map(sign -> Refusal.of(
                        "wish.note-character",
                        "A note to the maker is printed on paper, which has no " + sign
                                + "; write it with letters, digits and usual signs.",
                        "character",
                        sign,
                        "field",
                        "note"));
    }
}
