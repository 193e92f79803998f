package org.wishwright.platform.evidence;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with the log as it is stored.
 *
 * @param code stable dotted words, such as {@code log.fact-altered}
 * @param index the place in the log, where it is about one
 * @param fact the fact, where it is about one
 * @param sentence what was found, in English
 */
public record LogFault(
        String code, @Nullable Long index, @Nullable UUID fact, String sentence) {}
