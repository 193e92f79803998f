package org.wishwright.platform.ledger;

import java.time.Instant;

/**
 * What a payer is shown so that she can pay.
 *
 * @param content the text of the QR code, the JSON for the provider's own script in the page, or the address to go to
 * @param expires when the provider no longer takes it
 */
public record Presentation(Kind kind, String content, Instant expires) {

    /** How it is shown. */
    public enum Kind {
        /** A code to scan with the provider's app (native payment). */
        QR,
        /** Parameters for the provider's script in our page. */
        IN_PAGE,
        /** A page of the provider. */
        ADDRESS
    }
}
