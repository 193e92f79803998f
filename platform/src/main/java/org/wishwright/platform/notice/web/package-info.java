/** The pages of notices and of what each person wants to be told. */
@NullMarked
package org.wishwright.platform.notice.web;

import org.jspecify.annotations.NullMarked;
