/**
 * A payment provider that moves no real money and plays every outcome: a program of its own, on the JDK alone, with a journal
 * for its books. The journal is a text, one JSON object a line in the order of events, each synced to disk before it is answered:
 * {@code {"type":"charge","payment":…,"minor":…,"currency":…,"scenario":…,"hold":…,"notify":…,"at":…,"day":…}} and likewise
 * {@code capture}, {@code void}, {@code refund}, {@code payout}, {@code sharing}, {@code mandate}, {@code invoice} and {@code notified};
 * {@code at} is milliseconds since 1970, {@code day} the caller's business time. A last line cut off by a crash was never
 * answered and is dropped.
 */
@NullMarked
package org.wishwright.platform.ledger.sandbox.program;

import org.jspecify.annotations.NullMarked;
