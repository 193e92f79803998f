package org.wishwright.platform.evidence;

import java.util.List;

/**
 * What recomputing the whole log from the stored facts found.
 *
 * @param size leaves, by the signed checkpoint
 * @param root of the tree recomputed from the leaves, in base64
 * @param intact facts in the log whose content and salt still give their commitment
 * @param erased facts in the log whose content and salt are gone; their leaves still count
 * @param waiting facts not in the log yet
 * @param faultCount all faults found
 * @param faults the first {@value #MOST_FAULTS} of them
 */
public record LogCheck(
        long size, String root, long intact, long erased, long waiting, long faultCount, List<LogFault> faults) {

    /** Faults told one by one. */
    public static final int MOST_FAULTS = 100;

    public LogCheck {
        faults = List.copyOf(faults);
    }

    /** Whether nothing is wrong. */
    public boolean isPassed() {
        return faultCount == 0;
    }
}
