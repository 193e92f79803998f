/** The maker's application and the operator's review, as pages and JSON. */
@NullMarked
package org.wishwright.platform.onboarding.web;

import org.jspecify.annotations.NullMarked;
