package org.wishwright.platform.identity;

import java.util.Collection;
import java.util.Optional;

/** Seals what a person wrote under her own key, for modules that keep such words; when she is erased nobody reads them again. */
public interface PersonalWords {

    /**
     * Seals words of a person who has not been erased.
     *
     * @param kind what the words are and of which object, as in {@code talk.message 7/3}: words moved elsewhere do not open
     */
    byte[] seal(PartyId person, String kind, String words);

    /** Opens words of these persons; their keys are looked up at once. */
    Reader reader(Collection<PartyId> persons);

    /** Reads what some persons wrote. */
    interface Reader {

        /** False for a person who was erased. */
        boolean knows(PartyId person);

        /** The words as they were sealed; empty where their author was erased. */
        Optional<String> open(PartyId person, String kind, byte[] sealed);
    }
}
