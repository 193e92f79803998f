/**
 * Wishes pooled under one mechanism and one clock until they are a deal or lapse: the log, its deadlines and its money.
 *
 * <p>A mechanism of {@code engines/market} decides; this module logs what parties do under the campaign's lock, wakes at deadlines, carries
 * the engine's steps of money into the ledger, and shows every mechanism in one frame. What differs between mechanisms on a page is one
 * class of {@code ways}.
 */
@ApplicationModule(
        allowedDependencies = {"foundation", "identity", "evidence", "timer", "ledger", "ledger::deal", "files", "wish"})
@NullMarked
package org.wishwright.platform.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
