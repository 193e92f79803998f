package org.wishwright.platform.evidence.work;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.evidence.LogCheck;
import org.wishwright.platform.evidence.LogFault;

/** Collects what a check finds: counts of all, the first faults in words. */
final class Findings {

    private final List<LogFault> faults = new ArrayList<>();
    private long faultCount;
    private long intact;
    private long erased;

    void intact() {
        intact++;
    }

    void erased() {
        erased++;
    }

    void add(String code, @Nullable Long index, @Nullable UUID fact, String sentence) {
        faultCount++;
        if (faults.size() < LogCheck.MOST_FAULTS) {
            faults.add(new LogFault(code, index, fact, sentence));
        }
    }

    void add(String code, String sentence) {
        add(code, null, null, sentence);
    }

    LogCheck result(long size, String root, long waiting) {
        return new LogCheck(size, root, intact, erased, waiting, faultCount, faults);
    }
}
