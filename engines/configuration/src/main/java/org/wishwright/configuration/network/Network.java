package org.wishwright.configuration.network;

import java.util.BitSet;
import java.util.List;
import org.wishwright.configuration.Model;
import org.wishwright.kernel.Outcome;

/**
 * A model's rules over numbered variables: first one a module, its values the options by position; then helper variables, each of
 * whose values follows from the modules', so that they change no count. Immutable.
 */
public final class Network {

    private final int modules;
    private final int[] domainSizes;
    private final List<Relation> relations;

    Network(int modules, int[] domainSizes, List<Relation> relations) {
        this.modules = modules;
        this.domainSizes = domainSizes;
        this.relations = List.copyOf(relations);
    }

    /** Refused as {@code model.too-large} where a forbidden table or a formula cannot be written as tables of bearable size. */
    public static Outcome<Network> of(Model model) {
        return new NetworkBuilder(model).build();
    }

    public int modules() {
        return modules;
    }

    public int variables() {
        return domainSizes.length;
    }

    public int domainSize(int variable) {
        return domainSizes[variable];
    }

    public List<Relation> relations() {
        return relations;
    }

    /** Positions of the relations that say something before anything is chosen: some value of a variable is in none of their rows. */
    public BitSet telling() {
        var telling = new BitSet();
        for (int r = 0; r < relations.size(); r++) {
            telling.set(r, isTelling(relations.get(r)));
        }
        return telling;
    }

    private boolean isTelling(Relation relation) {
        for (int c = 0; c < relation.arity(); c++) {
            var seen = new BitSet();
            for (int at = c; at < relation.cells().length; at += relation.arity()) {
                seen.set(relation.cells()[at]);
            }
            if (seen.cardinality() < domainSize(relation.scope()[c])) {
                return true;
            }
        }
        return false;
    }
}
