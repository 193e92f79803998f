package org.wishwright.platform.talk;

/**
 * A message was sent.
 *
 * @param number in its conversation
 */
public record MessageSent(Subject subject, int number) {}
