/**
 * Facts for the tamper-evident log: salted commitments written with the business, sequenced into a Merkle tree.
 *
 * @see org.wishwright.platform.evidence.Evidence
 * @see org.wishwright.platform.evidence.EvidenceBook
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity"})
@NullMarked
package org.wishwright.platform.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
