/** Travellers and labels on paper, as PDF with QR codes that are plain links. */
@NullMarked
package org.wishwright.platform.production.paper;

import org.jspecify.annotations.NullMarked;
