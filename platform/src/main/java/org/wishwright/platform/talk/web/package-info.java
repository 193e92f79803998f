/** Conversations as pages and JSON. */
@NullMarked
package org.wishwright.platform.talk.web;

import org.jspecify.annotations.NullMarked;
