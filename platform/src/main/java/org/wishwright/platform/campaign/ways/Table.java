package org.wishwright.platform.campaign.ways;

import java.util.List;

/**
 * Rows to show.
 *
 * @param title a key of the interface's words
 * @param heads keys of the interface's words, one a column
 */
public record Table(String title, List<String> heads, List<List<Saying>> rows) {

    public static final Table NONE = new Table("", List.of(), List.of());
}
