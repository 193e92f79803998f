package org.wishwright.platform.ledger;

/**
 * A message that claims to come from a provider, signed as Standard Webhooks has it.
 *
 * @param id the message's id
 * @param timestamp seconds since 1970, as sent
 * @param signature one or more {@code v1,<base64>} separated by spaces
 */
public record SignedNotification(String id, String timestamp, String signature, byte[] body) {}
