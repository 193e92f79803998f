package org.wishwright.configuration;

import java.util.Random;

/** DIMACS files of clauses of three, which hold nothing that a search could profit from. */
final class RandomClauses {

    private RandomClauses() {}

    static String file(int variables, int clauses, long seed) {
        var random = new Random(seed);
        var file = new StringBuilder("p cnf " + variables + " " + clauses + "\n");
        for (int c = 0; c < clauses; c++) {
            for (int i = 0; i < 3; i++) {
                file.append(random.nextBoolean() ? "-" : "")
                        .append(1 + random.nextInt(variables))
                        .append(' ');
            }
            file.append("0\n");
        }
        return file.toString();
    }
}
