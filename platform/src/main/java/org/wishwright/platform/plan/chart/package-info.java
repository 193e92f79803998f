/** What the chart of a plan shows: rows, shifts, bars and loads, without pixels. */
@NullMarked
package org.wishwright.platform.plan.chart;

import org.jspecify.annotations.NullMarked;
