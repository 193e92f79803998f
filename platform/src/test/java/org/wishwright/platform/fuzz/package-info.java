/** Parsers of the platform under damaged files: workbooks, 3D files, scenes and typed measures. */
@NullMarked
package org.wishwright.platform.fuzz;

import org.jspecify.annotations.NullMarked;
