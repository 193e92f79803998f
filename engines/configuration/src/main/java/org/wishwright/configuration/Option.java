package org.wishwright.configuration;

import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;

/**
 * One way to have a module.
 *
 * @param id unique in its module
 * @param production what is made when this is chosen; null where nothing is made
 * @param colour {@code #rrggbb}, to show it by; presentation, no part of what the product means
 */
public record Option(
        String id,
        LocalText name,
        @Nullable Production production,
        @Nullable String colour) {

    public Option(String id, LocalText name, @Nullable Production production) {
        this(id, name, production, null);
    }
}
