package org.wishwright.platform.onboarding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/** Applications of makers. A maker writes and reads her own organisation's; operators read what was sent and decide. */
public interface Onboarding {

    int MOST_ON_A_PAGE = 100;

    /** The application of the caller's organisation, an empty draft where she has not begun. */
    Application mine(Caller maker);

    /**
     * Keeps what is written so far; nothing but lengths is checked.
     *
     * @param papers without a licence: the one kept before stays
     */
    Application save(Caller maker, Papers papers);

    /** Sends what was saved to the operators; refused beside the first field that is missing or wrong. */
    Application submit(Caller maker);

    /** Takes back what was sent, before it is decided, to mend it. */
    Application withdraw(Caller maker);

    /** Begins a change of what was approved, which stays valid until the change is approved too. */
    Application change(Caller maker);

    /** Drops a change that is not with the operators; what was approved stands again. */
    Application keep(Caller maker);

    /** Whether the organisation was approved, whatever became of later changes. */
    boolean approved(PartyId organisation);

    /** What was sent, newest organisation first; refused for those who are no operators. */
    Sent sent(Caller operator, Wanted wanted);

    /**
     * An application that was sent, of a change still being written what is valid; refused as {@code
     * onboarding.application-not-found} where there is none.
     */
    Application sent(Caller operator, PartyId organisation);

    /** @param round the one she has read: refused where the application was returned or sent again since */
    Application approve(Caller operator, PartyId organisation, int round);

    /** Gives it back with a reason of 10 to 1,000 characters that tells the maker what to do. */
    Application giveBack(Caller operator, PartyId organisation, int round, String reason);

    /**
     * Takes in an organisation whose papers the operator has seen elsewhere, as loaders do for the demo. One that was approved
     * already stays as it is.
     */
    void admit(Caller operator, PartyId organisation, Papers papers);

    /**
     * Which page of what was sent.
     *
     * @param state one of {@link ApplicationState#NAMES} but the draft; empty for all
     * @param search part of the legal name or the beginning of the number; empty for all
     * @param cursor where an earlier page ended; null for the first page
     */
    record Wanted(String state, String search, @Nullable String cursor, int limit) {}

    /** @param next cursor of the next page; null on the last */
    record Sent(List<Line> items, @Nullable String next) {}

    /**
     * An application in a list.
     *
     * @param change whether it would change what was approved before
     */
    record Line(
            PartyId organisation,
            String legalName,
            String country,
            String number,
            String state,
            int round,
            boolean change,
            Instant changed) {}
}
