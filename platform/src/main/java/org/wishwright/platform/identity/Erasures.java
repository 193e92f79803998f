package org.wishwright.platform.identity;

import java.io.OutputStream;
import java.nio.file.Path;

/** A person's right to have everything, and to be forgotten. Refusals come as {@code RefusedException}. */
public interface Erasures {

    /** Writes all that is kept of the person as a ZIP: JSON by kind, and her pictures. */
    void export(PartyId person, OutputStream into);

    /**
     * Erases a person: her key, and with it name, contacts, password, passkeys, memberships, sessions and words; her addresses,
     * measures, pictures and wishes. Orders and money stay without her. Refused while goods or money are under way.
     */
    void erase(PartyId person);

    /** As {@link #erase}, whatever is under way: for those who are trusted to know why. */
    void destroy(PartyId person);

    /**
     * Erases those on a list who are back because an earlier backup was restored.
     *
     * @param list lines that begin with a person's id, as {@link #list()} has them
     * @return how many were there
     */
    int repeat(Path list);

    /** All who were erased, oldest first: a line each, id and time. */
    String list();
}
