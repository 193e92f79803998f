package org.wishwright.configuration.format;

import org.wishwright.configuration.Model;
import org.wishwright.configuration.compiled.clauses.ModelClauses;

/**
 * Writes a model's rules as DIMACS CNF. A module of two options is the variable of its name, true for the second option; a module of
 * more has a variable {@code module=option} for each, of which exactly one is true; variables without a name are helpers whose value
 * the others determine, so that the file has as many models as the product has configurations. Modules of one option and prices are
 * left out.
 */
public final class DimacsWriter {

    private DimacsWriter() {}

    /** @param model one that {@link Model#checked()} accepts and {@link ModelClauses#canWrite} */
    public static String write(Model model) {
        var written = ModelClauses.write(model);
        var clauses = written.clauses();
        var out = new StringBuilder("c ").append(model.id()).append('\n');
        int variable = 1;
        for (var module : model.modules()) {
            var options = module.options();
            if (options.size() == 2) {
                out.append("c ")
                        .append(variable++)
                        .append(' ')
                        .append(module.id())
                        .append('\n');
            }
            for (int o = 0; options.size() > 2 && o < options.size(); o++) {
                out.append("c ").append(variable++).append(' ').append(module.id());
                out.append('=').append(options.get(o).id()).append('\n');
            }
        }
        boolean none = clauses.variables() == 0;
        out.append("p cnf ").append(none ? 1 : clauses.variables()).append(' ');
        out.append(clauses.count() + (none ? 1 : 0)).append(none ? "\n1 0\n" : "\n");
        for (int c = 0; c < clauses.count(); c++) {
            for (int literal : clauses.clause(c)) {
                out.append((literal & 1) == 0 ? "" : "-")
                        .append((literal >> 1) + 1)
                        .append(' ');
            }
            out.append("0\n");
        }
        return out.toString();
    }
}
