/** Statements, the operator's list of payments, and the door for the providers' notifications. */
@NullMarked
package org.wishwright.platform.ledger.web;

import org.jspecify.annotations.NullMarked;
