package org.wishwright.platform.database.archive;

import java.util.List;
import java.util.Map;

/**
 * What a backup says of the database it was taken from.
 *
 * @param made when, ISO-8601 in UTC, by the database's clock
 * @param postgres version of the server
 * @param scripts each module's migrations in the order they were applied
 * @param secretElsewhere true where the secret that seals names is not in the database ({@code wishwright.secret}): it must be
 *     kept beside this file
 */
public record Manifest(String made, String postgres, Map<String, List<Script>> scripts, boolean secretElsewhere) {

    /** One migration. @param checksum as Flyway computes it */
    public record Script(String version, int checksum, String name) {}

    public Manifest {
        scripts = Map.copyOf(scripts);
    }
}
