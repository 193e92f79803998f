package org.wishwright.simulator.oracle;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.simulator.input.SalesFile;

/** Sales with one to three variables changed to another value of their domain; the same seed gives the same ones. */
public final class Mutants {

    private final Vocabulary vocabulary;
    private final SalesFile sales;
    private final Random random;

    public Mutants(Model model, SalesFile sales, long seed) {
        this.vocabulary = Vocabulary.of(model);
        this.sales = sales;
        this.random = new Random(seed);
    }

    /** Variable to option; differs from the sale it came from wherever a variable drawn has more than one value. */
    public Map<String, String> next() {
        var sale = sales.sales().get(random.nextInt(sales.sales().size()));
        var choices = new LinkedHashMap<>(sale.choices());
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            var variable =
                    sales.variables().get(random.nextInt(sales.variables().size()));
            var options = vocabulary.options(vocabulary.indexOf(variable));
            int now = options.indexOf(sale.choices().get(variable));
            if (options.size() > 1) {
                int other = random.nextInt(options.size() - 1);
                choices.put(variable, options.get(other < now ? other : other + 1));
            }
        }
        return choices;
    }
}
