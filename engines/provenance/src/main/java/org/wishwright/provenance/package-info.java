/**
 * A tamper-evident log of facts: salted commitments in a Merkle tree, signed checkpoints, and receipts that anybody
 * verifies offline.
 *
 * <p>What an outsider needs to repeat a verification with tools of her own:
 *
 * <ul>
 *   <li><b>Fact</b>: a JSON object in canonical form (RFC 8785), UTF-8.
 *   <li><b>Commitment</b>: SHA-256 of the ASCII bytes {@code wishwright-fact-v1}, a line feed, 32 bytes of salt, and the
 *       fact's bytes. Without the salt it says nothing about the fact: destroying both is erasure, and the log stays whole.
 *   <li><b>Leaf</b>: the 32 bytes of the commitment; trees and proofs are those of RFC 9162 section 2.1 (SHA-256, 0x00
 *       before a leaf, 0x01 before two nodes).
 *   <li><b>Checkpoint</b>: C2SP tlog-checkpoint in a C2SP signed note, Ed25519, the key named as the log's origin.
 *   <li><b>Receipt</b>: see {@link org.wishwright.provenance.Receipt}.
 * </ul>
 *
 * <p>Writers start at {@link org.wishwright.provenance.Frontier}, readers at {@link org.wishwright.provenance.MerkleLog}.
 */
@NullMarked
package org.wishwright.provenance;

import org.jspecify.annotations.NullMarked;
