package org.wishwright.platform.talk;

import org.wishwright.platform.identity.PartyId;

/** What others need to know of conversations. */
public interface Talk {

    /** How many messages wait to be read by a person, in conversations of her own and of organisations she works for. */
    int unread(PartyId person);
}
