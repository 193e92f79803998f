package org.wishwright.simulator.drive;

import org.jspecify.annotations.Nullable;
import org.wishwright.simulator.program.OwnProgram;

/** Kills the database at a third of the sales and the program at two thirds, each once, where that was asked for. */
public final class Interruptions {

    private final @Nullable OwnProgram program;
    private final Journal journal;
    private final long sales;

    /** @param program null where nothing is to be killed */
    public Interruptions(@Nullable OwnProgram program, Journal journal, long sales) {
        this.program = program;
        this.journal = journal;
        this.sales = sales;
    }

    /** @param paid sales so far */
    public synchronized void after(long paid) {
        if (program == null) {
            return;
        }
        if (paid * 3 >= sales && journal.get("killed:database").isEmpty()) {
            journal.put("killed:database", paid);
            program.killDatabase();
        }
        if (paid * 3 >= sales * 2 && journal.get("killed:program").isEmpty()) {
            journal.put("killed:program", paid);
            program.kill();
        }
    }
}
