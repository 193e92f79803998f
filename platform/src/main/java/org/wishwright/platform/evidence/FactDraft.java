package org.wishwright.platform.evidence;

import java.util.Map;
import java.util.UUID;

/**
 * A fact about to be recorded.
 *
 * @param subject whose page lists it: the order's id
 * @param type dotted words, such as {@code order.placed}, {@code payment.captured}, {@code piece.inspected}
 * @param content strings, longs, booleans, and maps or lists of them; pseudonyms only, no personal data
 */
public record FactDraft(UUID subject, String type, Map<String, ?> content) {}
