/**
 * Conversations: one for each wish, order or piece, between the person it is for and those who make it, with service staff at hand.
 *
 * @see org.wishwright.platform.talk.Talk
 * @see org.wishwright.platform.talk.TalkSubject
 * @see org.wishwright.platform.talk.Troubles
 * @see org.wishwright.platform.talk.ServiceDesk
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity", "files", "notice"})
@NullMarked
package org.wishwright.platform.talk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
