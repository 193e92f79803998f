package org.wishwright.configuration.format;

import java.util.Arrays;
import org.wishwright.configuration.format.XcspFile.Semantics;

/**
 * Reads the text inside an XCSP 2.1 domain or relation. A domain is integers and ranges {@code 1..5}; a relation is tuples between
 * {@code |}, and in a soft relation {@code cost:} before a tuple holds until the next cost; a last cost may have no tuple.
 */
final class XcspNumbers {

    private final CharSequence text;
    private final int limit;
    private int at;
    private int line;

    /**
     * @param line where the text begins
     * @param limit how many numbers may come out
     */
    XcspNumbers(CharSequence text, int line, int limit) {
        this.text = text;
        this.line = line;
        this.limit = limit;
    }

    int[] domain() throws XcspProblem {
        var values = new int[16];
        int size = 0;
        while (!atEnd()) {
            int low = integer();
            int high = low;
            if (at + 1 < text.length() && text.charAt(at) == '.' && text.charAt(at + 1) == '.') {
                at += 2;
                high = integer();
            }
            if (high < low || (long) high - low >= limit - size) {
                throw problem("bad-domain", "the range " + low + ".." + high + " is empty or too long.");
            }
            for (long v = low; v <= high; v++) {
                values = grown(values, size);
                values[size++] = (int) v;
            }
        }
        return Arrays.copyOf(values, size);
    }

    /** @param infinite what {@code infinity} stands for */
    XcspFile.Relation relation(int arity, Semantics semantics, long defaultCost, long infinite) throws XcspProblem {
        int first = line;
        var cells = new int[64];
        var costs = new long[semantics == Semantics.SOFT ? 16 : 0];
        int size = 0;
        int row = 0;
        boolean costKnown = semantics != Semantics.SOFT;
        long cost = 0;
        boolean more = !atEnd();
        while (more) {
            if (semantics == Semantics.SOFT) {
                int colon = costPrefix();
                if (colon >= 0) {
                    cost = cost(colon, infinite);
                    costKnown = true;
                    if (atEnd()) {
                        break;
                    }
                }
                if (!costKnown) {
                    throw problem("bad-tuple", "the first tuple of a soft relation needs a cost before it.");
                }
                costs = row < costs.length ? costs : Arrays.copyOf(costs, row * 2);
                costs[row] = cost;
            }
            for (int c = 0; c < arity; c++) {
                cells = grown(cells, size);
                cells[size++] = cell(arity, c);
            }
            row++;
            more = rowEnds(arity);
        }
        return new XcspFile.Relation(
                arity,
                semantics,
                defaultCost,
                Arrays.copyOf(cells, size),
                semantics == Semantics.SOFT ? Arrays.copyOf(costs, row) : costs,
                first);
    }

    private int cell(int arity, int column) throws XcspProblem {
        if (atEnd() || text.charAt(at) == '|') {
            throw problem("bad-tuple", "a tuple has " + column + " values, but the arity is " + arity + ".");
        }
        return integer();
    }

    /** Whether another tuple follows. */
    private boolean rowEnds(int arity) throws XcspProblem {
        if (atEnd()) {
            return false;
        }
        if (text.charAt(at) != '|') {
            throw problem("bad-tuple", "a tuple has more values than the arity " + arity + ".");
        }
        at++;
        return !atEnd();
    }

    /** Where the colon is, if the next token is a cost, else −1. */
    private int costPrefix() {
        if (atEnd()) {
            return -1;
        }
        int p = at;
        while (p < text.length() && isNumberPart(text.charAt(p))) {
            p++;
        }
        while (p < text.length() && isSpace(text.charAt(p))) {
            p++;
        }
        return p < text.length() && text.charAt(p) == ':' ? p : -1;
    }

    private static boolean isNumberPart(char c) {
        return c == '-' || c == '+' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z';
    }

    private long cost(int colon, long infinite) throws XcspProblem {
        var token = text.subSequence(at, colon).toString().strip();
        at = colon + 1;
        return cost(token, infinite, line);
    }

    /** @param infinite what {@code infinity} stands for */
    static long cost(String token, long infinite, int line) throws XcspProblem {
        if (token.equals(XcspFile.INFINITE)) {
            return infinite;
        }
        try {
            return Long.parseLong(token);
        } catch (NumberFormatException e) {
            throw new XcspProblem("bad-number", line, "'" + shortened(token) + "' is not a cost.");
        }
    }

    private int integer() throws XcspProblem {
        atEnd();
        int start = at;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            return Integer.parseInt(text, start, at, 10);
        } catch (NumberFormatException e) {
            int end = Math.min(text.length(), Math.max(at, start + 1));
            throw problem(
                    "bad-number",
                    "'" + shortened(text.subSequence(start, end).toString()) + "' is not a whole number.");
        }
    }

    private static String shortened(String token) {
        return token.length() <= 40 ? token : token.substring(0, 40) + "…";
    }

    private boolean atEnd() {
        while (at < text.length() && isSpace(text.charAt(at))) {
            if (text.charAt(at) == '\n') {
                line++;
            }
            at++;
        }
        return at >= text.length();
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    private int[] grown(int[] values, int size) throws XcspProblem {
        if (size >= limit) {
            throw problem("too-large", "there are more than " + limit + " numbers.");
        }
        return size < values.length ? values : Arrays.copyOf(values, values.length * 2);
    }

    private XcspProblem problem(String code, String reason) {
        return new XcspProblem(code, line, reason);
    }
}
