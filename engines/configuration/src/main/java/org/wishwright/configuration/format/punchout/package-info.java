/** What a configurator sends back to a buyer's procurement system: {@link org.wishwright.configuration.format.punchout.OciReturn}. */
@NullMarked
package org.wishwright.configuration.format.punchout;

import org.jspecify.annotations.NullMarked;
