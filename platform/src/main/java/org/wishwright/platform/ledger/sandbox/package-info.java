/**
 * The program's side of the built-in payment provider: starts it as a program of its own, finds it again, and talks to it over
 * HTTP on loopback as to any other.
 *
 * @see org.wishwright.platform.ledger.sandbox.program.SandboxProgram
 */
@NullMarked
package org.wishwright.platform.ledger.sandbox;

import org.jspecify.annotations.NullMarked;
