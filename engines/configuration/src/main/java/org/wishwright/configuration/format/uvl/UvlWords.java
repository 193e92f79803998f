package org.wishwright.configuration.format.uvl;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.wishwright.configuration.format.uvl.UvlToken.Kind;

/** The words of a file, read one after the other. */
final class UvlWords {

    private static final int LONGEST_SHOWN = 200;

    private final List<UvlToken> tokens;
    private int at;

    UvlWords(List<UvlToken> tokens) {
        this.tokens = tokens;
    }

    UvlToken next() {
        return tokens.get(at);
    }

    /** The word after the next one. */
    UvlToken afterNext() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    UvlToken take() {
        var token = tokens.get(at);
        if (token.kind() != Kind.END) {
            at++;
        }
        return token;
    }

    boolean accept(Kind kind) {
        if (next().kind() == kind) {
            take();
            return true;
        }
        return false;
    }

    boolean accept(String symbol) {
        if (next().isSymbol(symbol)) {
            take();
            return true;
        }
        return false;
    }

    boolean acceptName(String word) {
        if (next().isName(word)) {
            take();
            return true;
        }
        return false;
    }

    void expect(Kind kind, String wanted) throws UvlProblem {
        if (!accept(kind)) {
            throw unexpected(wanted);
        }
    }

    void expect(String symbol) throws UvlProblem {
        if (!accept(symbol)) {
            throw unexpected("'" + symbol + "'");
        }
    }

    UvlProblem unexpected(String wanted) {
        return UvlProblem.invalid(
                next().line(), "here stands " + next().shown() + " where " + wanted + " is expected.");
    }

    /** Names with dots between them. */
    UvlTerm.Reference reference(String wanted) throws UvlProblem {
        int line = next().line();
        var parts = new ArrayList<String>();
        do {
            var token = next();
            if (token.kind() != Kind.NAME && token.kind() != Kind.QUOTED) {
                throw unexpected(wanted);
            }
            parts.add(take().text());
        } while (accept("."));
        return new UvlTerm.Reference(parts, line);
    }

    /** A number without a sign. */
    BigDecimal number() throws UvlProblem {
        if (next().kind() != Kind.NUMBER) {
            throw unexpected("a number");
        }
        return new BigDecimal(take().text());
    }

    int position() {
        return at;
    }

    /** The words from a position to here, as they could be written in a line. */
    String since(int position) {
        var text = tokens.subList(position, Math.min(at, position + LONGEST_SHOWN)).stream()
                .filter(token -> !token.text().isEmpty())
                .map(token -> switch (token.kind()) {
                    case QUOTED -> '"' + token.text() + '"';
                    case STRING -> "'" + token.text() + "'";
                    default -> token.text();
                })
                .collect(Collectors.joining(" "))
                .replace(" . ", ".")
                .replace("! ", "!")
                .replace("( ", "(")
                .replace(" )", ")");
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
    }
}
