package org.wishwright.platform.order;

import org.wishwright.kernel.LocalText;

/** A module and the option chosen for it, in the maker's words. */
public record ChosenOption(LocalText module, LocalText option) {}
