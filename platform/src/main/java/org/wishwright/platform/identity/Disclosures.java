package org.wishwright.platform.identity;

import java.util.Collection;
import java.util.List;

/** Remembers who has looked at what of a person's; she reads it on her page, operators on theirs. */
public interface Disclosures {

    /** What was seen, by name and never by content. */
    enum Field {
        NAME,
        CONTACT,
        ADDRESS,
        MEASURES,
        WORDS,
        EVERYTHING
    }

    /**
     * Writes down that a reader was shown something of these persons; what she sees of herself is not written down.
     *
     * @param place where and why, as in {@code operator.parties}: words stand under {@code disclosure.place.…}
     */
    void seen(Caller reader, Collection<PartyId> persons, Field field, String place);

    /**
     * A carrier, who has no account here, was shown where a person lives.
     *
     * @param sender the organisation whose parcel she carries, and by whose leave
     */
    void seenByCarrier(PartyId sender, PartyId person, String place);

    default void seen(Caller reader, PartyId person, Field field, String place) {
        seen(reader, List.of(person), field, place);
    }
}
