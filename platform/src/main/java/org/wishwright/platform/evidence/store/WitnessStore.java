package org.wishwright.platform.evidence.store;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.provenance.SignedNote;

/** What witnesses cosigned, as rows. */
@Component
public class WitnessStore {

    private final JdbcClient jdbc;

    WitnessStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param size of the log that the note signs */
    public record Witnessed(long size, SignedNote note) {}

    /** The size that a witness last cosigned, by what we know; 0 where we know nothing. */
    public long size(String verifier) {
        return jdbc.sql("select size from evidence.witness where verifier = ?")
                .param(verifier)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    public void saw(String verifier, long size) {
        jdbc.sql("""
                        insert into evidence.witness (verifier, size) values (?, ?)
                        on conflict (verifier) do update set size = excluded.size, cosigned = clock_timestamp()""").params(verifier, size).update();
    }

    public Optional<Witnessed> latest() {
        return jdbc.sql("select size, checkpoint from evidence.witnessed")
                .query((row, number) -> new Witnessed(
                        row.getLong("size"),
                        SignedNote.parse(row.getString("checkpoint")).orThrow()))
                .optional();
    }

    /** Keeps a cosigned checkpoint, unless one of a longer log is kept. */
    public void keep(Witnessed witnessed) {
        jdbc.sql("""
                        insert into evidence.witnessed as w (size, checkpoint) values (?, ?)
                        on conflict (one_row) do update set size = excluded.size, checkpoint = excluded.checkpoint
                        where w.size <= excluded.size""").params(witnessed.size(), witnessed.note().toString()).update();
    }
}
