package org.wishwright.platform.campaign.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.Work;
import org.wishwright.platform.campaign.work.Booth;

/**
 * The ballot box as who holds a credential finds it.
 *
 * @param paper null until a credential was shown
 * @param code the credential, to be sent along with the ballot
 * @param works by code
 * @param typed numbers as they were typed into a ballot that was refused
 */
public record BallotView(
        Campaign campaign,
        Booth.@Nullable Paper paper,
        String code,
        Map<String, Work> works,
        Map<String, String> typed,
        @Nullable Refusal refusal) {

    public String path() {
        return "/ballot/" + campaign.id();
    }

    public boolean ranks() {
        return paper != null
                && paper.round() != null
                && paper.round().kind() == org.wishwright.market.contest.ContestRules.Kind.RANKED;
    }

    public String title(String design) {
        var work = works.get(design);
        return work == null ? design : work.texts().title();
    }

    public boolean pictured(String design) {
        var work = works.get(design);
        return work != null && work.picture() != null;
    }

    public boolean ticked(String design) {
        return typed.isEmpty() ? paper != null && paper.ballot().contains(design) : typed.containsKey("d." + design);
    }

    /** The place that stands in a design's field. */
    public String place(String design) {
        if (!typed.isEmpty()) {
            return typed.getOrDefault("d." + design, "");
        }
        int at = paper == null ? -1 : paper.ballot().indexOf(design);
        return at < 0 ? "" : Integer.toString(at + 1);
    }
}
