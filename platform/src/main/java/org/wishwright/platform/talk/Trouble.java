package org.wishwright.platform.talk;

/** What is wrong with something received, as its buyer says. */
public enum Trouble {
    /** It arrived damaged. */
    DAMAGED,
    /** It does not fit her, or the place it was made for. */
    MISFIT,
    /** It is not what was chosen. */
    NOT_AS_ORDERED,
    OTHER
}
