package org.wishwright.platform.ledger;

import org.jspecify.annotations.Nullable;

/** A provider did not answer in time: what it did is unknown until it is asked. */
public final class ProviderSilentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ProviderSilentException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
