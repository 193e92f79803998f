/** What a replay measured: progress while it runs, a table and JSON rows at its end. */
@NullMarked
package org.wishwright.simulator.report;

import org.jspecify.annotations.NullMarked;
