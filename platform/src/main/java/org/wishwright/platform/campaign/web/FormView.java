package org.wishwright.platform.campaign.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.ways.Act;
import org.wishwright.platform.campaign.ways.Field;
import org.wishwright.platform.campaign.ways.Saying;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.foundation.Page;

/**
 * The form of a draft, or of a campaign that stands.
 *
 * @param campaign null for a new one
 * @param sides in whose name it may be called
 */
public record FormView(
        Way way,
        @Nullable Campaign campaign,
        Map<String, Saying> sides,
        Map<String, String> values,
        @Nullable Refusal refusal) {

    public String action() {
        return campaign == null ? "/campaigns/new" : "/campaigns/" + campaign.id() + "/edit";
    }

    /** Whether the rules may still be changed. */
    public boolean drafting() {
        return campaign == null || campaign.isDraft();
    }

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public String label(Page page, Field field) {
        return page.tOr(
                "campaign." + way.code() + ".draft." + field.name(),
                page.tOr("campaign.draft." + field.name(), field.name()));
    }

    public String hint(Page page, Field field) {
        return page.tOr("campaign." + way.code() + ".hint." + field.name(), "");
    }

    /** Whether the refusal concerns no field of this form, so that it must be said above it. */
    public boolean general() {
        return refusal != null && !refusal.values().containsKey("field");
    }

    /** Why something was refused; of a file, which. */
    public static String said(Page page, Refusal refusal) {
        var file = refusal.values().get("file");
        return (file == null ? "" : file + ": ") + page.say(refusal);
    }

    /** Why the form was refused, and which of its fields that is about. */
    public String why(Page page) {
        var refused = refusal;
        if (refused == null) {
            return "";
        }
        var about = way.draft().stream()
                .filter(field -> field.name().equals(refused.values().get("field")))
                .findFirst();
        return about.map(field -> label(page, field) + (page.chinese() ? "：" : ": "))
                        .orElse("")
                + said(page, refused);
    }

    public static boolean sendsFiles(Act act) {
        return act.fields().stream().anyMatch(field -> field.type() == Field.Type.FILES);
    }

    public static Map<String, String> options(Page page, Field field) {
        return options(page, field.options());
    }

    public static Map<String, String> options(Page page, Map<String, Saying> options) {
        var said = new LinkedHashMap<String, String>();
        options.forEach((value, saying) -> said.put(value, saying.in(page)));
        return said;
    }
}
