/** The SQL of facts, outbox, log and signing key. */
@NullMarked
package org.wishwright.platform.evidence.store;

import org.jspecify.annotations.NullMarked;
