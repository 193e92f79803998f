/**
 * The one file of a backup, format 1: a line {@code wishwright-backup 1}, a line of JSON (when it was made, and by which
 * passphrase it is sealed, if by any), then frames. A frame is its length (four bytes, the highest bit set on the last one),
 * that many bytes, and a check: SHA-256 over the check before it, the length and the bytes; or, sealed, the tag of AES-256-GCM
 * with the frame's number as nonce and the head as bound data. So a file that is cut, altered or put in another order is told at
 * the first wrong frame. Within the frames lies one gzip stream of entries: the manifest, each table as PostgreSQL's COPY writes
 * it, each sequence, and the end with what must have come before.
 */
@NullMarked
package org.wishwright.platform.database.archive;

import org.jspecify.annotations.NullMarked;
