package org.wishwright.provenance;

import java.util.Optional;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * What somebody remembers who keeps an eye on a log, as a witness does: its keys and the longest log seen. Nobody who
 * watches is shown a shorter one, another past, or two logs of one length.
 *
 * @param seen the latest checkpoint that was accepted; nothing before the first
 */
public record LogWatch(LogKeys keys, Optional<Checkpoint> seen) {

    public static LogWatch over(LogKeys keys) {
        return new LogWatch(keys, Optional.empty());
    }

    /**
     * What is remembered after a checkpoint was shown with the proof that it continues the last one. Refused as
     * {@link LogKeys#open} refuses, as {@code log.rolled-back} for a shorter log, {@code log.forked} for another log of the
     * same length, and {@code log.rewritten} where the proof does not show that the log only grew.
     */
    public Outcome<LogWatch> see(String note, ConsistencyProof proof) {
        return keys.open(note)
                .flatMap(shown -> seen.map(before -> judge(before, shown, proof))
                        .orElseGet(() -> Outcome.accepted(new LogWatch(keys, Optional.of(shown)))));
    }

    private Outcome<LogWatch> judge(Checkpoint before, Checkpoint shown, ConsistencyProof proof) {
        if (shown.size() < before.size()) {
            return refused(
                    "log.rolled-back",
                    "The log had {before} leaves and now shows {now}: facts were taken away. Keep both checkpoints.",
                    before,
                    shown);
        }
        if (shown.size() == before.size() && !shown.root().equals(before.root())) {
            return refused(
                    "log.forked",
                    "Two different logs of {now} leaves were signed: one of them hides something. Keep both checkpoints.",
                    before,
                    shown);
        }
        boolean grew = proof.earlier() == before.size()
                && proof.later() == shown.size()
                && proof.verify(before.root(), shown.root());
        return grew
                ? Outcome.accepted(new LogWatch(keys, Optional.of(shown)))
                : refused(
                        "log.rewritten",
                        "The log of {now} leaves does not begin with the log of {before} that was seen: its past was changed.",
                        before,
                        shown);
    }

    private static Outcome<LogWatch> refused(String code, String sentence, Checkpoint before, Checkpoint shown) {
        return Outcome.refused(Refusal.of(code, sentence, "before", before.size(), "now", shown.size()));
    }
}
