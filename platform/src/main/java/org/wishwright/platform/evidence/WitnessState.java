package org.wishwright.platform.evidence;

/**
 * How it stands with a witness.
 *
 * @param size how many facts the log had that it last cosigned
 * @param trouble what went wrong last, in English; empty where all is well
 */
public record WitnessState(String name, long size, String trouble) {}
