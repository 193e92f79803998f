package org.wishwright.configuration;

import java.math.BigInteger;
import org.wishwright.configuration.compiled.clauses.DecisionCircuit;

/** Counts with nothing but the definition of a circuit: an or adds, an and multiplies. */
final class CircuitCount {

    private CircuitCount() {}

    /** @param open by literal */
    static BigInteger count(DecisionCircuit circuit, boolean[] open) {
        var count = new BigInteger[circuit.literals() + circuit.nodes()];
        for (int l = 0; l < circuit.literals(); l++) {
            count[l] = open[l] ? BigInteger.ONE : BigInteger.ZERO;
        }
        for (int n = 0; n < circuit.nodes(); n++) {
            boolean any = circuit.any()[n];
            var result = any ? BigInteger.ZERO : BigInteger.ONE;
            for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                var child = count[circuit.child()[e]];
                result = any ? result.add(child) : result.multiply(child);
            }
            count[circuit.literals() + n] = result;
        }
        return count[count.length - 1];
    }
}
