package org.wishwright.platform.catalog.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code width / 2 - min(thick, 20)}: recursive descent over one line. */
final class ExpressionReader {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:([0-9]+(?:\\.[0-9]+)?)|(\\p{L}[\\p{L}\\p{N}_.]*(?:-[\\p{L}\\p{N}_.]+)*)|([-+*/(),]))");
    private static final int DEEPEST = 30;
    private static final int LONGEST_NUMBER = 12;

    private static final Map<String, DoubleBinaryOperator> OF_TWO = Map.of("min", Math::min, "max", Math::max);
    private static final Map<String, DoubleUnaryOperator> OF_ONE = Map.of(
            "sin", degrees -> Math.sin(Math.toRadians(degrees)),
            "cos", degrees -> Math.cos(Math.toRadians(degrees)),
            "sqrt", Math::sqrt,
            "floor", Math::floor,
            "abs", Math::abs);

    private final int line;
    private final Set<String> known;
    private final List<String> tokens;
    private int next;
    private int depth;

    private ExpressionReader(int line, String text, Set<String> known) throws SceneFault {
        this.line = line;
        this.known = known;
        this.tokens = tokens(line, text);
    }

    /** Several, separated by commas. */
    static List<Expression> list(int line, String text, int count, Set<String> known) throws SceneFault {
        var reader = new ExpressionReader(line, text, known);
        var list = new ArrayList<Expression>();
        list.add(reader.sum());
        while (reader.next < reader.tokens.size() && reader.takes(",")) {
            list.add(reader.sum());
        }
        if (reader.next < reader.tokens.size()) {
            throw reader.unexpected();
        }
        if (list.size() != count) {
            throw new SceneFault(
                    line,
                    count == 1 ? "one number is wanted here" : count + " numbers with commas between are wanted here");
        }
        return List.copyOf(list);
    }

    static Expression one(int line, String text, Set<String> known) throws SceneFault {
        return list(line, text, 1, known).getFirst();
    }

    static boolean isFunction(String name) {
        return OF_ONE.containsKey(name) || OF_TWO.containsKey(name);
    }

    private static List<String> tokens(int line, String text) throws SceneFault {
        var tokens = new ArrayList<String>();
        Matcher matcher = TOKEN.matcher(text.stripTrailing());
        int end = 0;
        while (end < text.stripTrailing().length()) {
            matcher.region(end, text.stripTrailing().length());
            if (!matcher.lookingAt()) {
                throw new SceneFault(
                        line, "'" + SceneFault.shortened(text.substring(end).strip()) + "' is no number");
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        return tokens;
    }

    private Expression sum() throws SceneFault {
        var left = product();
        while (true) {
            if (takes("+")) {
                left = new Expression.Both(Double::sum, left, product());
            } else if (takes("-")) {
                left = new Expression.Both((a, b) -> a - b, left, product());
            } else {
                return left;
            }
        }
    }

    private Expression product() throws SceneFault {
        var left = factor();
        while (true) {
            if (takes("*")) {
                left = new Expression.Both((a, b) -> a * b, left, factor());
            } else if (takes("/")) {
                left = new Expression.Both((a, b) -> a / b, left, factor());
            } else {
                return left;
            }
        }
    }

    private Expression factor() throws SceneFault {
        if (++depth > DEEPEST) {
            throw new SceneFault(line, "the brackets are nested deeper than " + DEEPEST);
        }
        try {
            if (takes("-")) {
                return new Expression.Applied(a -> -a, factor());
            }
            if (takes("(")) {
                var inner = sum();
                expect(")");
                return inner;
            }
            return value();
        } finally {
            depth--;
        }
    }

    private Expression value() throws SceneFault {
        if (next >= tokens.size()) {
            throw new SceneFault(line, "a number is missing");
        }
        var token = tokens.get(next);
        if (Character.isDigit(token.charAt(0))) {
            next++;
            if (token.length() > LONGEST_NUMBER) {
                throw new SceneFault(line, "the number '" + SceneFault.shortened(token) + "' is too long");
            }
            return new Expression.Constant(Double.parseDouble(token));
        }
        if (!Character.isLetter(token.charAt(0))) {
            throw unexpected();
        }
        next++;
        if (isFunction(token)) {
            return call(token);
        }
        if (!known.contains(token)) {
            throw new SceneFault(
                    line,
                    "there is no number '" + SceneFault.shortened(token) + "' above this line"
                            + (token.contains("-") ? "; write spaces around a minus" : ""));
        }
        return new Expression.Name(token);
    }

    private Expression call(String function) throws SceneFault {
        expect("(");
        var first = sum();
        var ofOne = OF_ONE.get(function);
        if (ofOne != null) {
            expect(")");
            return new Expression.Applied(ofOne, first);
        }
        var ofTwo = OF_TWO.getOrDefault(function, Math::min);
        expect(",");
        var left = new Expression.Both(ofTwo, first, sum());
        expect(")");
        return left;
    }

    private boolean takes(String token) {
        boolean there = next < tokens.size() && tokens.get(next).equals(token);
        if (there) {
            next++;
        }
        return there;
    }

    private void expect(String token) throws SceneFault {
        if (!takes(token)) {
            throw next < tokens.size() ? unexpected() : new SceneFault(line, "a '" + token + "' is missing at the end");
        }
    }

    private SceneFault unexpected() {
        return new SceneFault(line, "'" + SceneFault.shortened(tokens.get(next)) + "' is not expected here");
    }
}
