/** Rules of every kind as tables of allowed combinations, and what can be concluded from them. */
@NullMarked
package org.wishwright.configuration.network;

import org.jspecify.annotations.NullMarked;
