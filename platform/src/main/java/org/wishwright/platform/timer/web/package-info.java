/** The operator's page about deadlines. */
@NullMarked
package org.wishwright.platform.timer.web;

import org.jspecify.annotations.NullMarked;
