package org.wishwright.platform.foundation;

import java.util.UUID;

/** A number in the frame of every page that asks for the reader's attention, as of unread messages or lines in the cart. */
public interface Badge {

    /** By which the layout knows it. */
    String name();

    /** Counts for the person who is signed in; asked once a page, so one quick query. */
    int count(UUID person);

    /** Counts for a visitor whom a cookie tells from others; most numbers mean nothing to one. */
    default int countForVisitor(UUID visitor) {
        return 0;
    }
}
