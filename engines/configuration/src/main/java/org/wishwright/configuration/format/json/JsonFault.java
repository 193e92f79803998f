package org.wishwright.configuration.format.json;

import org.wishwright.kernel.Refusal;

/** Something in the JSON that is no part of a model; it never leaves this package. */
final class JsonFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final String path;
    private final String reason;

    /**
     * @param path as a JSON pointer (RFC 6901), {@code /modules/3/id}; empty for the whole
     * @param reason the end of a sentence
     */
    JsonFault(String path, String reason) {
        super(reason, null, false, false);
        this.path = path;
        this.reason = reason;
    }

    Refusal refusal() {
        return Refusal.of(
                "model.json-invalid",
                "The JSON is no model, at {path}: {reason}.",
                "path",
                path.isEmpty() ? "/" : path,
                "reason",
                reason);
    }
}
