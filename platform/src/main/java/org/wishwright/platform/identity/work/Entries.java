package org.wishwright.platform.identity.work;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** What people type about themselves, checked and in one form. */
public final class Entries {

    private static final int LONGEST_NAME = 60;
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 200;

    private Entries() {}

    /** A name of 1 to 60 characters, without control characters and marks that turn the direction of writing. */
    public static Outcome<String> name(@Nullable String written) {
        if (written != null && written.length() <= 4 * LONGEST_NAME) {
            var name = Normalizer.normalize(written.strip(), Normalizer.Form.NFC);
            int length = name.codePointCount(0, name.length());
            boolean seen = name.codePoints().anyMatch(Character::isLetterOrDigit);
            if (length <= LONGEST_NAME && seen && name.codePoints().noneMatch(Entries::disturbs)) {
                return Outcome.accepted(name);
            }
        }
        return Outcome.refused(Refusal.of(
                "identity.name-invalid",
                "A name has 1 to 60 characters on one line, a letter or digit among them.",
                "field",
                "name"));
    }

    /** Words of this place that a guesser tries first; a password that is little more than one of them is none. */
    private static final List<String> OF_THIS_PLACE = List.of(
            "wishwright",
            "wish-and-make",
            "wishandmake",
            "operator",
            "password",
            "qwertyuiop",
            "1234567890",
            "0987654321");

    /** A password of 10 to 200 characters, which is not just a word of this place, one character, or a row of the keyboard. */
    public static Outcome<String> password(@Nullable String written) {
        if (written != null
                && written.length() >= SHORTEST_PASSWORD
                && written.length() <= LONGEST_PASSWORD
                && isGuessed(written)) {
            return Outcome.refused(Refusal.of(
                    "identity.password-guessed",
                    "This is one of the first passwords that anybody would try. A few words in a row do well.",
                    "field",
                    "password"));
        }
        return givenPassword(written);
    }

    /** A password of 10 to 200 characters that a loader gives, the demo's for one. */
    static Outcome<String> givenPassword(@Nullable String written) {
        if (written != null && written.length() >= SHORTEST_PASSWORD && written.length() <= LONGEST_PASSWORD) {
            return Outcome.accepted(written);
        }
        return Outcome.refused(Refusal.of(
                "identity.password-invalid",
                "A password has at least 10 characters and at most 200. A few words in a row do well.",
                "field",
                "password"));
    }

    /** Whether taking away one such word leaves fewer than four characters, or there are fewer than four different ones. */
    private static boolean isGuessed(String password) {
        var small = password.toLowerCase(Locale.ROOT);
        return small.chars().distinct().count() < 4
                || OF_THIS_PLACE.stream().anyMatch(word -> small.contains(word) && small.length() - word.length() < 4);
    }

    private static boolean disturbs(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.PRIVATE_USE -> true;
            case Character.FORMAT -> character != 0x200D; // joins emoji and some scripts' letters
            default -> false;
        };
    }
}
