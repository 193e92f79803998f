package org.wishwright.platform.identity;

import java.util.Optional;

/** Carries a one-time code to the person's phone or mailbox. Without a sender nobody can sign in by code. */
public interface CodeSender {

    /** What it can reach. */
    boolean carries(Contact.Kind kind);

    /**
     * Sends the code, or hands it over to be sent; never waits long and never tells whether the account exists.
     *
     * @return the code itself where it may be shown to whoever asks (a sandbox), else empty
     */
    Optional<String> send(Contact to, String code);
}
