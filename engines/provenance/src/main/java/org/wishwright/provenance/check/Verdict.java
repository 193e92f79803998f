package org.wishwright.provenance.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wishwright.provenance.Checkpoint;

/**
 * What a check found.
 *
 * @param checkpoint under which all was checked, where there was one
 * @param said what was found right, a line each, in English
 * @param findings what is wrong; empty where everything holds
 */
public record Verdict(Optional<Checkpoint> checkpoint, List<String> said, List<Finding> findings) {

    public Verdict {
        said = List.copyOf(said);
        findings = List.copyOf(findings);
    }

    public boolean isPassed() {
        return findings.isEmpty();
    }

    /** Collects a verdict. */
    static final class Draft {
        private static final int MOST = 100;

        private Optional<Checkpoint> checkpoint = Optional.empty();
        private final List<String> said = new ArrayList<>();
        private final List<Finding> findings = new ArrayList<>();

        void under(Checkpoint opened) {
            checkpoint = Optional.of(opened);
        }

        void say(String line) {
            said.add(line);
        }

        void find(String code, String where, String sentence) {
            if (findings.size() < MOST) {
                findings.add(new Finding(code, where, sentence));
            }
        }

        boolean isClean() {
            return findings.isEmpty();
        }

        Verdict done() {
            return new Verdict(checkpoint, said, findings);
        }
    }
}
