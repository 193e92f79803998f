package org.wishwright.platform.campaign;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.identity.PartyId;

/**
 * A campaign as its row tells it; what its log comes to stands in {@code summary}.
 *
 * @param rules canonical JSON
 * @param names words for codes of the rules
 */
public record Campaign(
        CampaignId id,
        String number,
        PartyId convener,
        String mechanism,
        String rules,
        long seed,
        String currency,
        LocalText title,
        LocalText story,
        Map<String, LocalText> names,
        @Nullable UUID picture,
        Instant created,
        @Nullable Instant opened,
        Summary summary,
        Cursor cursor) {

    /**
     * Where it stands.
     *
     * @param why of an end, a dotted word or what the convener said
     * @param nextName what happens next by itself; null when nothing does
     */
    public record Summary(
            String stage,
            String why,
            @Nullable Instant ended,
            @Nullable String nextName,
            @Nullable Instant nextAt,
            long have,
            long want,
            String unit) {}

    /**
     * How far it is worked out.
     *
     * @param moneyDone steps of money in the ledger
     * @param wakes the earliest alarm that is set
     * @param seen the latest instant by which anything was decided
     */
    public record Cursor(
            long lastSeq,
            int moneyDone,
            int dealsDone,
            @Nullable Instant wakes,
            @Nullable Instant seen) {}

    public boolean isDraft() {
        return opened == null && summary.ended() == null;
    }

    public boolean isOver() {
        return summary.ended() != null;
    }
}
