/** The maker's plan: page and API. */
@NullMarked
package org.wishwright.platform.plan.web;

import org.jspecify.annotations.NullMarked;
