/** Keeps descriptions of factories. */
@NullMarked
package org.wishwright.platform.factory.work;

import org.jspecify.annotations.NullMarked;
