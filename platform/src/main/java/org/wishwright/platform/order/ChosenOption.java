package org.wishwright.platform.order;

import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;

/**
 * A module and the option chosen for it, in the maker's words.
 *
 * @param file the file that was chosen; null where the choice is none
 */
public record ChosenOption(
        LocalText module, LocalText option, @Nullable String file) {}
