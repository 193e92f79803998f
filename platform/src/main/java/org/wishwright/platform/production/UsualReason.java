package org.wishwright.platform.production;

import java.util.List;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Words;

/** Reasons that an inspector picks instead of typing; they are kept in her words and read in the reader's. */
public final class UsualReason {

    /** Keys of the reasons that are offered before somebody has to type. */
    public static final List<String> KEYS = List.of("scratch", "size", "part", "colour", "loose", "dirty");

    private UsualReason() {}

    /** A reason in the reader's language if it is a usual one; else as it was typed. */
    public static String said(Page page, String reason) {
        for (var key : KEYS) {
            var name = "production.usual." + key;
            if (reason.equals(page.words().say(Words.ENGLISH, name))
                    || reason.equals(page.words().say(Words.CHINESE, name))) {
                return page.t(name);
            }
        }
        return reason;
    }
}
