/** Records facts, sequences them into the log by one writer at a time, and proves and checks what the log holds. */
@NullMarked
package org.wishwright.platform.evidence.work;

import org.jspecify.annotations.NullMarked;
