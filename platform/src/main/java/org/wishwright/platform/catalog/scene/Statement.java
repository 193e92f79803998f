package org.wishwright.platform.catalog.scene;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * One line of a scene with the lines that are indented below it.
 *
 * @param line from 1
 * @param keyword the first word
 * @param rest what follows it, without white space around it
 */
record Statement(int line, String keyword, String rest, List<Statement> below) {

    static final int LONGEST_LINE = 1_000;
    static final int MOST_STATEMENTS = 6_000;
    static final int DEEPEST = 12;

    private static final int INDENT = 2;

    /** Comments, which begin with {@code #}, and empty lines are passed over. */
    static List<Statement> read(String text) throws SceneFault {
        var top = new ArrayList<Statement>();
        Deque<List<Statement>> open = new ArrayDeque<>();
        open.push(top);
        int number = 0;
        int statements = 0;
        for (var line : text.split("\r?\n", -1)) {
            number++;
            checkCharacters(number, line);
            var bare = line.strip();
            if (bare.isEmpty() || bare.startsWith("#")) {
                continue;
            }
            if (++statements > MOST_STATEMENTS) {
                throw new SceneFault(number, "a scene has at most " + MOST_STATEMENTS + " lines");
            }
            int depth = depth(number, line, open.size() - 1);
            while (open.size() - 1 > depth) {
                open.pop();
            }
            var statement = statement(number, bare);
            open.element().add(statement);
            open.push(statement.below);
        }
        return top;
    }

    private static void checkCharacters(int number, String line) throws SceneFault {
        if (line.length() > LONGEST_LINE) {
            throw new SceneFault(number, "a line has at most " + LONGEST_LINE + " characters");
        }
        if (line.chars().anyMatch(c -> Character.isISOControl(c) || c == '\uFFFD' || c == '\uFEFF')) {
            throw new SceneFault(
                    number, "there is a tab or another character that cannot be seen; indent by two spaces");
        }
    }

    private static int depth(int number, String line, int open) throws SceneFault {
        int spaces = line.length() - line.stripLeading().length();
        if (spaces % INDENT != 0 || spaces / INDENT > open) {
            throw new SceneFault(number, "what belongs to the line above is indented by two spaces more than it");
        }
        if (spaces / INDENT > DEEPEST) {
            throw new SceneFault(number, "groups are nested deeper than " + DEEPEST);
        }
        return spaces / INDENT;
    }

    private static Statement statement(int number, String bare) {
        int end = bare.indexOf(' ');
        return end < 0
                ? new Statement(number, bare, "", new ArrayList<>())
                : new Statement(
                        number, bare.substring(0, end), bare.substring(end).strip(), new ArrayList<>());
    }

    SceneFault fault(String reason) {
        return new SceneFault(line, reason);
    }

    /** Refuses lines below one that takes none. */
    void leaf() throws SceneFault {
        if (!below.isEmpty()) {
            throw below.getFirst().fault("nothing stands below '" + keyword + "'");
        }
    }
}
