package org.wishwright.simulator.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.wishwright.configuration.Model;
import org.wishwright.simulator.input.SalesFile;
import org.wishwright.simulator.oracle.Mutants;
import org.wishwright.simulator.oracle.TableSearch;

/**
 * Mutated sales, judged by direct table search and by the engine under test.
 *
 * @param wrong mutants that no product matches
 * @param wrongRejected those of them that the engine rejects too
 * @param right mutants that happen to be possible, met on the way
 * @param rightAccepted those of them that the engine accepts too
 * @param samples some mutants with the search's verdict, to be asked elsewhere too
 */
public record Judgement(int wrong, int wrongRejected, int right, int rightAccepted, List<Sample> samples) {

    private static final int MOST_TRIES_FOR_ONE = 20;

    /** A selection and whether it is possible. */
    public record Sample(Map<String, String> choices, boolean possible) {}

    /**
     * Draws mutants until enough of them are wrong, or twenty times as many were drawn.
     *
     * @param engine whether a selection is possible, by the engine under test
     */
    public static Judgement of(
            Model model, SalesFile sales, long seed, int wanted, int sampled, Predicate<Map<String, String>> engine) {
        var search = new TableSearch(model);
        var mutants = new Mutants(model, sales, seed);
        var samples = new ArrayList<Sample>();
        int wrong = 0;
        int wrongRejected = 0;
        int right = 0;
        int rightAccepted = 0;
        for (long tries = 0; wrong < wanted && tries < (long) wanted * MOST_TRIES_FOR_ONE; tries++) {
            var mutant = mutants.next();
            boolean possible = search.isPossible(mutant);
            boolean accepted = engine.test(mutant);
            if (possible) {
                right++;
                rightAccepted += accepted ? 1 : 0;
            } else {
                wrong++;
                wrongRejected += accepted ? 0 : 1;
            }
            if (samples.size() < sampled) {
                samples.add(new Sample(mutant, possible));
            }
        }
        return new Judgement(wrong, wrongRejected, right, rightAccepted, List.copyOf(samples));
    }

    public boolean agrees() {
        return wrong == wrongRejected && right == rightAccepted;
    }
}
