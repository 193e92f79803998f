package org.wishwright.benchmarks.configuration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.compiled.clauses.Clauses;
import org.wishwright.configuration.compiled.clauses.ModelClauses;

/** A model as clauses, for engines that take nothing else. Literals and options are numbered as {@link ModelClauses} says. */
final class WrittenModel {

    private final ModelClauses.Written written;
    private final int[] literalOf;
    private final int[] first;

    WrittenModel(Model model) {
        this.written = ModelClauses.write(model);
        this.literalOf = new int[written.options()];
        Arrays.fill(literalOf, -1);
        for (int l = 0; l < written.option().length; l++) {
            if (written.option()[l] >= 0) {
                literalOf[written.option()[l]] = l;
            }
        }
        var vocabulary = Vocabulary.of(model);
        this.first = new int[vocabulary.size() + 1];
        for (int m = 0; m < vocabulary.size(); m++) {
            first[m + 1] = first[m] + vocabulary.options(m).size();
        }
    }

    Clauses clauses() {
        return written.clauses();
    }

    /** The option that a literal chooses, or −1. */
    int option(int literal) {
        return written.option()[literal];
    }

    boolean isChoice(int variable) {
        return option(2 * variable) >= 0 || option(2 * variable + 1) >= 0;
    }

    /** What the choices say. */
    List<Integer> literals(Selection selection) {
        var literals = new ArrayList<Integer>();
        for (int m = 0; m < first.length - 1; m++) {
            if (selection.chosen(m) >= 0 && literalOf[first[m] + selection.chosen(m)] >= 0) {
                literals.add(literalOf[first[m] + selection.chosen(m)]);
            }
        }
        return literals;
    }
}
