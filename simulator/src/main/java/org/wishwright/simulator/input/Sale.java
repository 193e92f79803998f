package org.wishwright.simulator.input;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One recorded sale: an option for each variable that the file's first line names.
 *
 * @param number its line among the sales, from 1
 * @param variables shared by all sales of a file
 * @param options one a variable
 */
public record Sale(int number, List<String> variables, List<String> options) {

    /** What stands for "without" in the files; nothing is made for it. */
    public static final String WITHOUT = "-1";

    public Sale {
        if (variables.size() != options.size()) {
            throw new IllegalArgumentException(options.size() + " options for " + variables.size() + " variables");
        }
    }

    /** Variable to option, in the order of the file's first line. */
    public Map<String, String> choices() {
        var choices = new LinkedHashMap<String, String>();
        for (int i = 0; i < options.size(); i++) {
            choices.put(variables.get(i), options.get(i));
        }
        return choices;
    }
}
