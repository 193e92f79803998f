package org.wishwright.platform.identity.web;

import java.util.regex.Pattern;
import org.wishwright.platform.foundation.Page;

/** What an operator did, as a sentence where there is one for it; {@code POST /operator/timers/again} else. */
public final class ActWords {

    private static final Pattern ACT = Pattern.compile("[A-Z]+ (?:/api/v1)?/(\\S+?)( [0-9]{3})?");

    private ActWords() {}

    /** @param act method and pattern of the address, with the status where it was refused */
    public static String say(Page page, String act) {
        var matcher = ACT.matcher(act);
        if (!matcher.matches()) {
            return act;
        }
        var place = matcher.group(1).replaceAll("\\{[^}]*}/?", "").replaceAll("/$", "");
        var words = page.tOr("identity.act." + place.replace('/', '.'), act);
        return matcher.group(2) == null ? words : page.t("identity.act.refused", "act", words);
    }
}
