package org.wishwright.platform.evidence.work;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.provenance.NoteVerifier;

/**
 * The witnesses that are asked to cosign, from the setting {@code wishwright.evidence.witnesses}: for each its key
 * ({@code name+id+key}), a blank and the address below which it takes checkpoints; a comma between two.
 */
@Component
class Witnesses {

    private final List<Witness> all;

    /** @param prefix the submission prefix of C2SP tlog-witness, without a slash at its end */
    record Witness(NoteVerifier key, String prefix) {

        URI address() {
            return URI.create(prefix + "/add-checkpoint");
        }
    }

    Witnesses(@Value("${wishwright.evidence.witnesses:}") String setting) {
        all = Arrays.stream(setting.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(Witnesses::parse)
                .toList();
    }

    List<Witness> all() {
        return all;
    }

    private static Witness parse(String text) {
        int blank = text.indexOf(' ');
        var key =
                blank < 0 ? null : NoteVerifier.parse(text.substring(0, blank)).orThrow();
        if (key == null || !key.isWitness()) {
            throw new IllegalArgumentException("wishwright.evidence.witnesses: '" + text
                    + "' is not a witness's key (name+id+key, of type 4), a blank and an address");
        }
        return new Witness(key, text.substring(blank + 1).strip().replaceAll("/+$", ""));
    }
}
