package org.wishwright.provenance.check;

import java.util.List;
import java.util.Optional;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.NoteVerifier;

/**
 * What a checker knows from elsewhere.
 *
 * @param key one of the log's keys, as it was published; nothing to believe the keys that are found, and say so
 * @param witnesses keys of witnesses whose word must be under the checkpoint
 * @param since a checkpoint that was kept; the log must begin with it
 */
public record Trust(Optional<NoteVerifier> key, List<NoteVerifier> witnesses, Optional<Checkpoint> since) {

    /** Of somebody who knows nothing. */
    public static final Trust NONE = new Trust(Optional.empty(), List.of(), Optional.empty());

    public Trust {
        witnesses = List.copyOf(witnesses);
    }

    public Trust withKey(NoteVerifier trusted) {
        return new Trust(Optional.of(trusted), witnesses, since);
    }

    public Trust withSince(Checkpoint kept) {
        return new Trust(key, witnesses, Optional.of(kept));
    }
}
