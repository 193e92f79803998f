package org.wishwright.platform.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;

/**
 * What another party than the maker does for a line of an order, as installing it.
 *
 * @param module id of the service in the product's model; {@code name} and {@code option} in the maker's words
 * @param party code of who performs it
 * @param done when the maker said that it was done; null while it is open
 */
public record ServiceTask(
        LineId line,
        String module,
        LocalText name,
        LocalText option,
        String party,
        int quantity,
        @Nullable Instant done) {

    public ServiceTask at(@Nullable Instant when) {
        return new ServiceTask(line, module, name, option, party, quantity, when);
    }

    /** As the API says it. */
    public String state() {
        return done == null ? "OPEN" : "DONE";
    }
}
