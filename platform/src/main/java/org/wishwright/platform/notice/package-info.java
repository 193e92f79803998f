/**
 * What people are told of: on their page, by mail, SMS and WeChat, as each of them wants it.
 *
 * @see org.wishwright.platform.notice.Notices
 * @see org.wishwright.platform.notice.Carrier
 */
@ApplicationModule(allowedDependencies = {"foundation", "identity"})
@NullMarked
package org.wishwright.platform.notice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
