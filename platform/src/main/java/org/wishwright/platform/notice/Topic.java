package org.wishwright.platform.notice;

/** What notices are about, as far as people choose by it. */
public enum Topic {
    /** What she ordered. */
    ORDERS,
    /** What she, or who she works for, sold. */
    SALES,
    /** Campaigns that she takes part in or convened. */
    CAMPAIGNS,
    /** What others write to her. */
    TALK,
    /** Wishes of the wall that she posted or wants too. */
    WISHES
}
