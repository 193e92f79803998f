package org.wishwright.platform.catalog;

/** Where a version stands. Only COMPILING moves on; the other two are final. */
public enum VersionState {
    COMPILING,
    PUBLISHED,
    FAILED
}
