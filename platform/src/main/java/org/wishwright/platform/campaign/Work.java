package org.wishwright.platform.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.identity.PartyId;

/**
 * What somebody handed in: a design of a contest, or work for a task call.
 *
 * @param number from 1 within its campaign
 * @param code as the mechanism knows it
 * @param picture a file of its author
 * @param variant the address of a configuration, from {@code /configure/}; empty where it is none
 * @param receipt the subject of its timestamp in the log
 * @param version from 1, one more with each revision
 * @param reason why it was taken down
 */
public record Work(
        UUID id,
        CampaignId campaign,
        int number,
        String code,
        PartyId author,
        Texts texts,
        @Nullable UUID picture,
        UUID receipt,
        int version,
        Instant handedIn,
        State state,
        String reason) {

    /** Where it stands with its author and the platform; whether it is still in the contest the mechanism says. */
    public enum State {
        IN,
        /** Its author took it back, or a later work of hers took its place. */
        BACK,
        /** The platform took it down. */
        DOWN
    }

    /** What its author wrote of it. */
    public record Texts(String title, String words, String variant) {}

    /** Something that somebody said of it. */
    public record Comment(PartyId author, String words, Instant posted) {}

    /**
     * Somebody asks the platform to decide.
     *
     * @param work null where a convener says that no work does what was asked
     */
    public record Report(
            UUID id, CampaignId campaign, @Nullable Work work, PartyId reporter, String reason, Instant posted) {}
}
