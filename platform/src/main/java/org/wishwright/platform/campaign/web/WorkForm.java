package org.wishwright.platform.campaign.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.campaign.Campaign;

/**
 * The form with which something is handed in or revised.
 *
 * @param code of the one that is revised; empty for a new one
 */
public record WorkForm(
        Campaign campaign,
        String code,
        Map<String, String> values,
        @Nullable Refusal refusal) {

    public String value(String name) {
        return values.getOrDefault(name, "");
    }

    public String action() {
        var works = "/campaigns/" + campaign.id() + "/works";
        return code.isEmpty() ? works + "/new" : works + "/" + code + "/edit";
    }

    public boolean general() {
        return refusal != null && !refusal.values().containsKey("field");
    }
}
