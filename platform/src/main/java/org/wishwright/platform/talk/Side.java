package org.wishwright.platform.talk;

/** On which side of a conversation somebody speaks. */
public enum Side {
    /** The person whose wish, order or piece it is. */
    PERSON,
    /** The people who make it. */
    MAKER,
    /** Service staff of the platform. */
    SERVICE
}
