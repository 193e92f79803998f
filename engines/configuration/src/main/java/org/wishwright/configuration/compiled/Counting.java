package org.wishwright.configuration.compiled;

import java.math.BigInteger;
import java.util.Arrays;
import org.wishwright.configuration.Selection;

/** Counts completions bottom-up: an or adds, an and multiplies. */
final class Counting {

    private Counting() {}

    private static boolean[] open(Literals literals, Selection selection) {
        var open = new boolean[literals.count()];
        Arrays.fill(open, true);
        for (int m = 0; m < literals.modules(); m++) {
            if (selection.chosen(m) >= 0) {
                Arrays.fill(open, literals.first()[m], literals.first()[m + 1], false);
                open[literals.first()[m] + selection.chosen(m)] = true;
            }
        }
        return open;
    }

    static BigInteger exact(Circuit circuit, Literals literals, Selection selection) {
        var open = open(literals, selection);
        var count = new BigInteger[circuit.literals() + circuit.nodes()];
        for (int l = 0; l < open.length; l++) {
            count[l] = open[l] ? BigInteger.ONE : BigInteger.ZERO;
        }
        for (int n = 0; n < circuit.nodes(); n++) {
            boolean any = circuit.any()[n];
            var result = any ? BigInteger.ZERO : BigInteger.ONE;
            for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                var child = count[circuit.child()[e]];
                if (any) {
                    result = child.signum() == 0 ? result : result.add(child);
                } else if (child.signum() == 0) {
                    result = BigInteger.ZERO;
                    break;
                } else {
                    result = child.equals(BigInteger.ONE) ? result : result.multiply(child);
                }
            }
            count[circuit.literals() + n] = result;
        }
        return count[count.length - 1];
    }

    static double approximate(Circuit circuit, Literals literals, Selection selection) {
        var open = open(literals, selection);
        var count = new double[circuit.literals() + circuit.nodes()];
        for (int l = 0; l < open.length; l++) {
            count[l] = open[l] ? 1 : 0;
        }
        for (int n = 0; n < circuit.nodes(); n++) {
            boolean any = circuit.any()[n];
            double result = any ? 0 : 1;
            for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                double child = count[circuit.child()[e]];
                if (!any && child == 0) {
                    result = 0;
                    break;
                }
                result = any ? result + child : result * child;
            }
            count[circuit.literals() + n] = result;
        }
        return count[count.length - 1];
    }
}
