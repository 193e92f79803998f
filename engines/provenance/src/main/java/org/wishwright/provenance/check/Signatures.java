package org.wishwright.provenance.check;

import java.time.Instant;
import java.util.Optional;
import org.wishwright.kernel.Outcome;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.LogKeys;
import org.wishwright.provenance.SignedNote;

/** Whether a checkpoint is the log's and its witnesses'. */
final class Signatures {

    private Signatures() {}

    static Optional<Checkpoint> open(String note, LogKeys keys, Trust trust, String where, Verdict.Draft draft) {
        if (trust.key().isPresent() && !keys.all().contains(trust.key().get())) {
            draft.find(
                    "checkpoint.unknown-key",
                    "keys",
                    "These are the keys of another log: " + trust.key().get() + " is not among them.");
            return Optional.empty();
        }
        return switch (keys.open(note)) {
            case Outcome.Refused<Checkpoint>(var refusal) -> {
                draft.find(refusal.code(), where, refusal.sentence());
                yield Optional.empty();
            }
            case Outcome.Accepted<Checkpoint>(var checkpoint) -> {
                draft.under(checkpoint);
                draft.say("signed by " + keys.origin() + " over " + checkpoint.size() + " leaves");
                witnesses(note, trust, where, draft);
                yield Optional.of(checkpoint);
            }
        };
    }

    private static void witnesses(String note, Trust trust, String where, Verdict.Draft draft) {
        var signed = SignedNote.parse(note).orThrow();
        for (var witness : trust.witnesses()) {
            switch (signed.cosigned(witness)) {
                case Outcome.Refused<Instant>(var refusal) -> draft.find(refusal.code(), where, refusal.sentence());
                case Outcome.Accepted<Instant>(var at) -> draft.say("seen by " + witness.name() + " at " + at);
            }
        }
    }
}
