package org.wishwright.platform.care.responsibility;

/** Who bears what went wrong. */
public enum Bearer {
    MAKER,
    CARRIER,
    SUPPLIER,
    CONSUMER,
    PLATFORM
}
