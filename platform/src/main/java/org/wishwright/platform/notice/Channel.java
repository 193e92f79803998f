package org.wishwright.platform.notice;

/** How a notice reaches somebody who is not on the page, where it always stands. */
public enum Channel {
    MAIL,
    SMS,
    WECHAT
}
