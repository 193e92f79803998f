package org.wishwright.platform.notice;

import java.util.Map;

/**
 * Something that people should know.
 *
 * @param kind its words are {@code notice.<kind>}
 * @param args values in these words, by name; they name nobody
 * @param link the page on which she sees more, from the root on
 * @param once told again with the same of these it is not told: the subject and what happened to it
 */
public record Notice(String kind, Topic topic, Map<String, Arg> args, String link, String once) {

    public Notice {
        args = Map.copyOf(args);
        if (!link.startsWith("/") || link.startsWith("//")) {
            throw new IllegalArgumentException("A notice leads to a page of ours, not to " + link);
        }
    }
}
