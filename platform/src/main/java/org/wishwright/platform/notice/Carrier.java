package org.wishwright.platform.notice;

import java.util.Optional;
import org.wishwright.platform.identity.Contact;

/**
 * Carries letters by one channel; whoever has a contract for SMS or for WeChat's service messages adds a bean. Without one a channel is
 * not offered, save in a sandbox, which keeps what it would have sent.
 */
public interface Carrier {

    Channel channel();

    /** What it needs to know of a person; empty where it finds her by other means. */
    Optional<Contact.Kind> address();

    /** Hands the letter over within some seconds; the same letter may come again after a failure. */
    void carry(Letter letter) throws Undelivered;

    /** It was not handed over. */
    final class Undelivered extends Exception {

        private static final long serialVersionUID = 1;

        /** @param why without anything personal: operators read it */
        public Undelivered(String why) {
            super(why);
        }
    }
}
