package org.wishwright.configuration.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads one DIMACS CNF file, strictly: exactly what its {@code p cnf} line announces, everything bounded. */
final class DimacsParser {

    static final int MOST_BYTES = 64 << 20;
    static final int MOST_VARIABLES = 100_000;
    static final int MOST_CLAUSES = 2_000_000;
    private static final int LONGEST_NAME = 200;
    private static final Pattern BLANK = Pattern.compile("[ \\t]+");

    /** Name by variable, counted from 1. */
    final Map<Integer, String> names = new HashMap<>();
    /** Literals as in the file, without the closing zero. */
    final List<int[]> clauses = new ArrayList<>();
    /** By clause the line on which it begins. */
    final List<Integer> lines = new ArrayList<>();

    int variables = -1;
    private int announced;
    private final Map<Integer, Integer> lineOfName = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private int[] literals = new int[16];
    private int size;
    private int begun;
    private int line;

    private DimacsParser() {}

    static DimacsParser parse(byte[] bytes) throws DimacsProblem {
        if (bytes.length > MOST_BYTES) {
            throw new DimacsProblem("too-large", 0, "it has more than " + (MOST_BYTES >> 20) + " MB.");
        }
        var parser = new DimacsParser();
        var text = decoded(bytes);
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            int stop = end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
            parser.line++;
            parser.line(text.substring(at, stop));
            at = end + 1;
        }
        parser.end();
        return parser;
    }

    private static String decoded(byte[] bytes) throws DimacsProblem {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DimacsProblem("malformed", 0, "it is not UTF-8 text.");
        }
    }

    private void line(String text) throws DimacsProblem {
        if (text.isEmpty()) {
            return;
        }
        switch (text.charAt(0)) {
            case 'c' -> comment(text);
            case 'p' -> announcement(text);
            default -> numbers(text);
        }
    }

    /** {@code c 12 name} names a variable; every other comment is passed over. */
    private void comment(String text) throws DimacsProblem {
        if (text.length() > 1 && text.charAt(1) != ' ' && text.charAt(1) != '\t') {
            throw problem("malformed", "a comment is a 'c' and a space, then anything.");
        }
        var words = BLANK.split(text.strip(), 3);
        if (words.length < 3 || words[1].length() > 9 || !words[1].chars().allMatch(c -> c >= '0' && c <= '9')) {
            return;
        }
        int variable = Integer.parseInt(words[1]);
        var name = words[2].strip();
        if (name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw problem("bad-name", "a name has at most " + LONGEST_NAME + " characters and no control character.");
        }
        if (names.putIfAbsent(variable, name) != null) {
            throw problem("duplicate-name", "the variable " + variable + " has a name already.");
        }
        if (!taken.add(name)) {
            throw problem("duplicate-name", "the name '" + LineWords.shortened(name) + "' is taken already.");
        }
        lineOfName.put(variable, line);
    }

    private void announcement(String text) throws DimacsProblem {
        if (variables >= 0) {
            throw problem("malformed", "there is a second 'p' line.");
        }
        var words = BLANK.split(text.stripTrailing());
        if (words.length != 4 || !words[0].equals("p") || !words[1].equals("cnf")) {
            throw problem("malformed", "it must read 'p cnf VARIABLES CLAUSES'.");
        }
        variables = count(words[2], MOST_VARIABLES, "variables");
        announced = count(words[3], MOST_CLAUSES, "clauses");
        if (variables == 0) {
            throw problem("malformed", "there is no variable.");
        }
    }

    private int count(String word, int most, String what) throws DimacsProblem {
        if (word.isEmpty() || word.length() > 9 || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw problem("bad-number", "'" + LineWords.shortened(word) + "' is not a number of " + what + ".");
        }
        int count = Integer.parseInt(word);
        if (count > most) {
            throw problem("too-large", "there are more than " + most + " " + what + ".");
        }
        return count;
    }

    private void numbers(String text) throws DimacsProblem {
        var stripped = text.strip();
        if (stripped.isEmpty()) {
            return;
        }
        if (variables < 0) {
            throw problem("malformed", "a clause comes before the line 'p cnf VARIABLES CLAUSES'.");
        }
        for (var word : BLANK.split(stripped)) {
            literal(number(word));
        }
    }

    private void literal(int literal) throws DimacsProblem {
        if (literal != 0) {
            if (size == 0) {
                begun = line;
            }
            if (size == literals.length) {
                literals = Arrays.copyOf(literals, 2 * size);
            }
            literals[size++] = literal;
            return;
        }
        if (clauses.size() == announced) {
            throw problem("bad-count", "there are more clauses than the " + announced + " announced.");
        }
        lines.add(size == 0 ? line : begun);
        clauses.add(Arrays.copyOf(literals, size));
        size = 0;
    }

    private int number(String word) throws DimacsProblem {
        boolean negative = word.startsWith("-");
        var digits = negative ? word.substring(1) : word;
        boolean plain =
                !digits.isEmpty() && digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!plain || negative && digits.equals("0")) {
            throw problem("bad-number", "'" + LineWords.shortened(word) + "' is not a literal.");
        }
        int value = Integer.parseInt(digits);
        if (value > variables) {
            throw problem("bad-number", "the literal " + word + " is of none of the " + variables + " variables.");
        }
        return negative ? -value : value;
    }

    private void end() throws DimacsProblem {
        if (variables < 0) {
            throw new DimacsProblem("malformed", 0, "it has no line 'p cnf VARIABLES CLAUSES'.");
        }
        if (size > 0) {
            throw new DimacsProblem("malformed", begun, "the clause that begins here does not end with 0.");
        }
        if (clauses.size() != announced) {
            throw new DimacsProblem(
                    "bad-count", 0, "it announces " + announced + " clauses, but there are " + clauses.size() + ".");
        }
        for (var entry : lineOfName.entrySet()) {
            if (entry.getKey() < 1 || entry.getKey() > variables) {
                throw new DimacsProblem(
                        "bad-name",
                        entry.getValue(),
                        "a name is given to the variable " + entry.getKey() + ", but there are " + variables + ".");
            }
        }
    }

    private DimacsProblem problem(String code, String reason) {
        return new DimacsProblem(code, line, reason);
    }
}
