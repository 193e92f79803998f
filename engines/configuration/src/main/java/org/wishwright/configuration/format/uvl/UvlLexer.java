package org.wishwright.configuration.format.uvl;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.wishwright.configuration.format.uvl.UvlToken.Kind;

/**
 * Cuts a UVL file into words. Indentation becomes words of its own, as in Python: a line may be deeper than the one above or return to
 * an indentation before it, and tabs and spaces may be mixed only where it does not matter how wide a tab is. Line breaks within
 * brackets and comments are nothing.
 */
final class UvlLexer {

    private static final int TAB = 8;
    private static final int DEEPEST = 1_000;
    private static final List<String> SYMBOLS = List.of(
            "<=>", "=>", "==", "<=", ">=", "!=", "..", "(", ")", "{", "}", "[", "]", ",", ".", "!", "&", "|", "<", ">",
            "+", "-", "*", "/");

    /** @param width with a tab up to the next multiple of 8; @param characters with a tab as one */
    private record Indentation(int width, int characters) {}

    private final String text;
    private final List<UvlToken> tokens = new ArrayList<>();
    private final Deque<Indentation> indentations = new ArrayDeque<>();
    private final Deque<UvlToken> brackets = new ArrayDeque<>();
    private int at;
    private int line = 1;

    private UvlLexer(String text) {
        this.text = text;
    }

    static List<UvlToken> read(String text) throws UvlProblem {
        var lexer = new UvlLexer(text);
        lexer.indentations.push(new Indentation(0, 0));
        while (lexer.at < text.length()) {
            lexer.line();
        }
        lexer.end();
        return lexer.tokens;
    }

    private void end() throws UvlProblem {
        if (!brackets.isEmpty()) {
            var open = brackets.pop();
            throw UvlProblem.invalid(open.line(), "the bracket '" + open.text() + "' is not closed.");
        }
        newline();
        for (; indentations.size() > 1; indentations.pop()) {
            add(Kind.DEDENT, "");
        }
        add(Kind.END, "");
    }

    private void add(Kind kind, String word) {
        tokens.add(new UvlToken(kind, word, line));
    }

    private void newline() {
        if (!tokens.isEmpty() && !isBetweenLines(tokens.getLast().kind())) {
            add(Kind.NEWLINE, "");
        }
    }

    private static boolean isBetweenLines(Kind kind) {
        return kind == Kind.NEWLINE || kind == Kind.DEDENT;
    }

    /** One line of the file, or several where a bracket is open. */
    private void line() throws UvlProblem {
        int width = 0;
        int from = at;
        while (at < text.length() && isBlank(text.charAt(at))) {
            width = text.charAt(at) == '\t' ? (width / TAB + 1) * TAB : width + 1;
            at++;
        }
        var indentation = new Indentation(width, at - from);
        if (!skipped()) {
            indent(indentation);
            while (!skipped()) {
                word();
            }
            newline();
        }
        if (at < text.length()) {
            at++;
            line++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\f';
    }

    /** Passes over white space and comments; whether the line ends here, its line break still to come. */
    private boolean skipped() throws UvlProblem {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' && brackets.isEmpty()) {
                return true;
            } else if (c == '\n') {
                line++;
                at++;
            } else if (isBlank(c)) {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                comment();
            } else {
                return false;
            }
        }
        return true;
    }

    private void comment() throws UvlProblem {
        int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            throw UvlProblem.invalid(line, "the comment that begins with /* is not closed by */.");
        }
        line += (int) text.substring(at, end).chars().filter(c -> c == '\n').count();
        at = end + 2;
    }

    private void indent(Indentation now) throws UvlProblem {
        var before = indentations.getFirst();
        if (deeper(now, before)) {
            if (indentations.size() > DEEPEST) {
                throw UvlProblem.invalid(line, "the lines are indented deeper than " + DEEPEST + " levels.");
            }
            indentations.push(now);
            add(Kind.INDENT, "");
            return;
        }
        while (deeper(indentations.getFirst(), now)) {
            indentations.pop();
            add(Kind.DEDENT, "");
        }
        if (deeper(now, indentations.getFirst())) {
            throw UvlProblem.invalid(
                    line, "the line returns to an indentation that no line above has; align it with one of them.");
        }
    }

    private boolean deeper(Indentation one, Indentation other) throws UvlProblem {
        int byWidth = Integer.compare(one.width(), other.width());
        if (byWidth != Integer.compare(one.characters(), other.characters())) {
            throw UvlProblem.invalid(
                    line, "tabs and spaces are mixed so that the indentation is not clear; use one of them.");
        }
        return byWidth > 0;
    }

    private void word() throws UvlProblem {
        char c = text.charAt(at);
        if (c == '"') {
            quoted(Kind.QUOTED, '"');
        } else if (c == '\'') {
            quoted(Kind.STRING, '\'');
        } else if (isDigit(c)) {
            number();
        } else if (Character.isLetter(c) || c == '_') {
            int from = at;
            while (at < text.length() && isPartOfName(text.charAt(at))) {
                at++;
            }
            add(Kind.NAME, text.substring(from, at));
        } else {
            symbol();
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isPartOfName(char c) {
        return Character.isLetterOrDigit(c) || "_#§%?\\';".indexOf(c) >= 0;
    }

    private void quoted(Kind kind, char quote) throws UvlProblem {
        int from = ++at;
        while (at < text.length() && text.charAt(at) != quote) {
            if (Character.isISOControl(text.charAt(at)) && text.charAt(at) != '\t') {
                break;
            }
            at++;
        }
        if (at == text.length() || text.charAt(at) != quote) {
            throw UvlProblem.invalid(
                    line,
                    "what begins with " + quote + " does not end with " + quote
                            + " in the same line, or holds a control character.");
        }
        var word = text.substring(from, at++);
        if (kind == Kind.QUOTED && (word.isBlank() || word.contains("."))) {
            throw UvlProblem.invalid(line, "a name in double quotes is not empty and has no dot.");
        }
        add(kind, word);
    }

    private void number() throws UvlProblem {
        int from = at;
        digits();
        if (at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1))) {
            at++;
            digits();
        }
        if (at < text.length() && isPartOfName(text.charAt(at))) {
            while (at < text.length() && isPartOfName(text.charAt(at))) {
                at++;
            }
            throw UvlProblem.invalid(
                    line,
                    "'" + shortened(text.substring(from, at))
                            + "' is not a name: names begin with a letter; write others in double quotes.");
        }
        if (at - from > 30) {
            throw UvlProblem.invalid(line, "a number has more than 30 digits.");
        }
        add(Kind.NUMBER, text.substring(from, at));
    }

    private static String shortened(String word) {
        return word.length() > 40 ? word.substring(0, 40) + "…" : word;
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private void symbol() throws UvlProblem {
        for (var symbol : SYMBOLS) {
            if (text.startsWith(symbol, at)) {
                bracket(symbol);
                add(Kind.SYMBOL, symbol);
                at += symbol.length();
                return;
            }
        }
        int c = text.codePointAt(at);
        var shown = Character.isISOControl(c) ? "" : " '" + Character.toString(c) + "'";
        throw UvlProblem.invalid(
                line,
                "the character" + shown + " (U+" + String.format(Locale.ROOT, "%04X", c) + ") means nothing here.");
    }

    private void bracket(String symbol) throws UvlProblem {
        if ("([{".contains(symbol)) {
            brackets.push(new UvlToken(Kind.SYMBOL, symbol, line));
        } else if (")]}".contains(symbol)) {
            var open = brackets.poll();
            if (open == null || "([{".indexOf(open.text()) != ")]}".indexOf(symbol)) {
                throw UvlProblem.invalid(line, "the bracket '" + symbol + "' closes none that is open.");
            }
        }
    }
}
