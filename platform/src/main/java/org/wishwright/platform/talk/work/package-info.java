/** Who may read and write in a conversation, and what happens when a message is sent. */
@NullMarked
package org.wishwright.platform.talk.work;

import org.jspecify.annotations.NullMarked;
