/**
 * Starts and watches the embedded PostgreSQL that the program runs on when no other database is named.
 *
 * @see org.wishwright.platform.database.EmbeddedPostgres
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.wishwright.platform.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
