package org.wishwright.platform.talk.work;

import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.PlainText;

/** What a message may be: some words, some pictures, or both. */
final class MessageText {

    static final int LONGEST = 2_000;
    static final int MOST_PICTURES = 4;

    private MessageText() {}

    /** The words as they are kept. */
    static String checked(String typed, int pictures) {
        var text = PlainText.lines(typed);
        if (PlainText.length(text) > LONGEST) {
            throw new RefusedException(Refusal.of(
                    "talk.message-too-long",
                    "A message has at most {most} characters. Send it in two.",
                    "most",
                    LONGEST,
                    "field",
                    "text"));
        }
        if (pictures > MOST_PICTURES) {
            throw new RefusedException(Refusal.of(
                    "talk.pictures-too-many",
                    "A message has at most {most} pictures. Send the others with the next one.",
                    "most",
                    MOST_PICTURES,
                    "field",
                    "pictures"));
        }
        if (text.isEmpty() && pictures == 0) {
            throw new RefusedException(
                    Refusal.of("talk.message-empty", "Write something, or add a picture.", "field", "text"));
        }
        return text;
    }
}
