package org.wishwright.platform.talk;

import java.time.Instant;
import java.util.List;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.identity.PartyId;

/** What buyers have said is wrong and is not settled yet, for the pages of those it concerns. */
public interface Troubles {

    /** Those that a person reported, the newest first; at most 200. */
    List<Open> reportedBy(PartyId person);

    /** Those that concern what an organisation made, the longest waiting first. */
    List<Open> concerning(PartyId organisation, int most);

    /**
     * @param title of what the conversation is about, such as an order's number
     * @param helpAsked whether the platform was asked to help
     * @param personPage where the buyer finds what it is about, and {@code makerPage} where the maker does
     */
    record Open(
            Subject subject,
            LocalText title,
            Trouble trouble,
            Instant since,
            boolean helpAsked,
            String personPage,
            String makerPage) {}
}
