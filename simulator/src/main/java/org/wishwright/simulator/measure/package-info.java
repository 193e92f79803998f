/** What a finished replay comes to: read from the program, and measured beside it in process. */
@NullMarked
package org.wishwright.simulator.measure;

import org.jspecify.annotations.NullMarked;
