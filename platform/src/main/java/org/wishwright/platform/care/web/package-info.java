/** The pages of disputes: the buyer's, the maker's, the operator's. */
@NullMarked
package org.wishwright.platform.care.web;

import org.jspecify.annotations.NullMarked;
