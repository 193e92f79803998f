package org.wishwright.platform.notice;

import java.util.Optional;
import java.util.UUID;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.PartyId;

/**
 * A notice on its way by one channel.
 *
 * @param id stays the same when it is tried again
 * @param to where she is reached by mail or phone; empty where the channel knows her by other means
 * @param subject one line
 * @param body lines of plain text; ends with the address by which she unsubscribes
 * @param unsubscribe accepts one post without anything else (RFC 8058)
 */
public record Letter(UUID id, PartyId person, Optional<Contact> to, String subject, String body, String unsubscribe) {

    /** Never the words: logs know nothing of them. */
    @Override
    public String toString() {
        return "letter " + id;
    }
}
