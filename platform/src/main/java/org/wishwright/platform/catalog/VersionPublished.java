package org.wishwright.platform.catalog;

/** A version has gone on sale. */
public record VersionPublished(VersionId version, BlueprintId blueprint) {}
