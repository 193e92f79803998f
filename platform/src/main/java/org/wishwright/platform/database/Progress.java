package org.wishwright.platform.database;

/** Hears what the start is busy with, in a few plain words; long work names its part, as in "3 of 15". */
@FunctionalInterface
public interface Progress {

    Progress SILENT = step -> {};

    /** @param step what begins now */
    void begins(String step);
}
