package org.wishwright.measurement;

/** Which of the two charts of standard sizes applies. */
public enum Sex {
    MALE,
    FEMALE
}
