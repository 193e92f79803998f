package org.wishwright.provenance.check;

import org.wishwright.provenance.Fact;

/** A fact in a line. */
final class Told {

    private Told() {}

    static String of(Fact fact, long index) {
        var members = fact.members();
        return members.get("time") + "  " + members.get("type") + "  at " + index;
    }
}
