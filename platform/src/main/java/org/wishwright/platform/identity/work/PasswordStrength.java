package org.wishwright.platform.identity.work;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/**
 * Refuses what a guesser finds soon: words of leaked passwords, names, dates, rows of keys and their usual disguises, as zxcvbn estimates
 * them (D. Wheeler, "zxcvbn: low-budget password strength estimation", USENIX Security 2016), and words of this place and of her own.
 * Behind bcrypt and ten tries in a quarter of an hour, {@link #LEAST_GUESSES} take a guesser centuries here, and with a stolen hash
 * but not the server's secret for ever.
 */
@Component
class PasswordStrength {

    static final double LEAST_GUESSES = 1e8;

    /** The estimate takes time with the square of the length; what begins this well does not end badly. */
    private static final int LOOKED_AT = 64;

    private static final List<String> OF_THIS_PLACE = List.of("wishwright", "wish", "make", "愿造", "operator", "maker");
    private static final int SHORTEST_WORD = 3;

    /** Its lists are read when the first password is chosen, not when the program starts. */
    private static final class Lists {
        static final Zxcvbn ESTIMATOR = new Zxcvbn();
    }

    /** @param own what is known of her: name, phone, e-mail */
    void check(String password, List<String> own) {
        var words = new ArrayList<>(OF_THIS_PLACE);
        own.forEach(known -> words.addAll(words(known)));
        var beginning = password.substring(0, Math.min(password.length(), LOOKED_AT));
        if (Lists.ESTIMATOR.measure(beginning, words).getGuesses() < LEAST_GUESSES) {
            throw new RefusedException(Refusal.of(
                    "identity.password-guessed",
                    "This is one of the first passwords that anybody would try. A few words in a row do well.",
                    "field",
                    "password"));
        }
    }

    /** The whole and its parts: of an e-mail its name and its place, of a name each word. */
    private static List<String> words(String known) {
        var words = new ArrayList<String>();
        words.add(known);
        words.add(known.replaceAll("\\s", ""));
        Stream.of("[\\s@.]+", "[\\s@._+-]+")
                .flatMap(between -> Arrays.stream(known.split(between, -1)))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .forEach(words::add);
        return words;
    }
}
