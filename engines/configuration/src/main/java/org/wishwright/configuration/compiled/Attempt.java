package org.wishwright.configuration.compiled;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compiles a model in one order of decisions. */
final class Attempt {

    private final Conditioned start;
    private final Meter meter;
    private final Pool pool = new Pool();
    private final Conditioning conditioning;
    private final Literals literals;

    /** @param variables of the network, helpers included */
    Attempt(Conditioned start, Literals literals, int variables, Meter meter) throws CompilationStopped {
        this.literals = literals;
        this.meter = meter;
        this.conditioning = new Conditioning(pool, meter, variables);
        this.start = Start.copied(start, pool, conditioning);
    }

    /** A circuit before factoring, and the attempt that can factor it. */
    record Draft(Attempt attempt, CircuitBuilder builder, int root, Circuit circuit) {

        int edges() {
            return circuit.edges();
        }

        Circuit factored() throws CompilationStopped {
            return attempt.factored(builder, root);
        }
    }

    /**
     * Null where no configuration keeps all rules.
     *
     * @param rank by variable; the highest is decided first
     */
    @Nullable
    Draft compile(int[] rank) throws CompilationStopped {
        var builder = new CircuitBuilder(literals.count(), pool);
        var modules = Arrays.copyOf(literals.first(), literals.modules());
        int root = new TopDown(conditioning, builder, pool, meter, rank, modules).compile(start);
        return root == TopDown.NOTHING ? null : new Draft(this, builder, root, Circuit.of(builder, root));
    }

    private Circuit factored(CircuitBuilder builder, int root) throws CompilationStopped {
        var smaller = new CircuitBuilder(literals.count(), pool);
        int smallerRoot = new Factoring(builder, smaller, meter, literals.moduleOf()).rebuild(root);
        return Circuit.of(smaller, smallerRoot);
    }
}
