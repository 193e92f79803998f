/** Pages of measures, patterns and flats. */
@NullMarked
package org.wishwright.platform.measure.web;

import org.jspecify.annotations.NullMarked;
