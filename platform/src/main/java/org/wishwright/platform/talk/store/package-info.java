/** Conversations, messages and read marks as rows; the words of messages are sealed. */
@NullMarked
package org.wishwright.platform.talk.store;

import org.jspecify.annotations.NullMarked;
