package org.wishwright.platform.order;

/** What a person is to an order. */
public enum OrderRole {
    BUYER,
    /** Works for the fulfiller's desk. */
    MAKER,
    OPERATOR
}
