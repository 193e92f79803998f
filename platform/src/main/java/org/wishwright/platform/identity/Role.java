package org.wishwright.platform.identity;

/** What a person may do for an organisation she is a member of; every signed-in person is a consumer besides. */
public enum Role {
    /** Runs a maker's desk: products, factory, orders, money. */
    MAKER,
    /** Works on a maker's floor: starts, finishes and inspects operations. */
    FLOOR,
    /** Runs the platform. */
    OPERATOR
}
