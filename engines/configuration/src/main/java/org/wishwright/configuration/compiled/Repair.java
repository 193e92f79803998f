package org.wishwright.configuration.compiled;

import java.util.List;
import org.wishwright.configuration.Configuration;

/**
 * The fewest changes to a consumer's choices that make room for an option, and of those the cheapest in total.
 *
 * @param changes in the maker's order; empty where nothing stands in the way
 * @param completion a cheapest configuration with the option, all choices that stay, and the changes
 */
public record Repair(List<Change> changes, Configuration completion) {

    /** A choice that has to give way to another. */
    public record Change(String module, String from, String to) {}

    public Repair {
        changes = List.copyOf(changes);
    }

    public long totalMinor() {
        return completion.totalMinor();
    }
}
