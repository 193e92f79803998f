package org.wishwright.platform.care.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.platform.care.Dispute;
import org.wishwright.platform.care.Remedy;
import org.wishwright.platform.care.responsibility.Bearer;
import org.wishwright.platform.care.responsibility.Matter;
import org.wishwright.platform.foundation.Page;

/** What the forms of disputes offer, in the reader's language. */
public final class Choices {

    private Choices() {}

    public static Map<String, String> matters(Page page) {
        return of(Matter.values(), "care.matter.", page);
    }

    /** @param left whether the order has left the maker: then nothing ends it */
    public static Map<String, String> remedies(Page page, boolean left) {
        var remedies = of(Remedy.values(), "care.remedy.", page);
        if (left) {
            remedies.remove(Remedy.CANCELLATION.name());
        } else {
            remedies.put(Remedy.FULL_REFUND.name(), page.t("care.remedy.FULL_REFUND.ends"));
        }
        return remedies;
    }

    public static Map<String, String> bearers(Page page) {
        return of(Bearer.values(), "care.bearer.", page);
    }

    /** Whom the facts name for what the dispute is about; the maker where they name nobody. */
    public static String likely(List<OperatorDisputes.Proven> findings, Dispute dispute) {
        return findings.stream()
                .filter(proven -> proven.finding().matter() == dispute.matter())
                .map(proven -> proven.finding().bearer().name())
                .findFirst()
                .orElse(Bearer.MAKER.name());
    }

    private static Map<String, String> of(Enum<?>[] values, String prefix, Page page) {
        var options = new LinkedHashMap<String, String>();
        for (var value : values) {
            options.put(value.name(), page.t(prefix + value.name()));
        }
        return options;
    }
}
