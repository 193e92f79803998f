/** What the log shows to everybody, its checkpoint and key, and its check for the operator. */
@NullMarked
package org.wishwright.platform.evidence.web;

import org.jspecify.annotations.NullMarked;
