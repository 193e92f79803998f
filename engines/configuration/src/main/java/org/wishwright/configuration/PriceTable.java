package org.wishwright.configuration;

import java.util.List;

/**
 * What a combination of options adds to the price.
 *
 * @param id unique among the price tables of the model
 * @param scope the module of each column
 * @param tuples each combination at most once
 * @param amountsMinor one a row, minor units of the model's currency, may be negative
 * @param defaultMinor for every combination that is not listed
 */
public record PriceTable(String id, List<String> scope, Tuples tuples, List<Long> amountsMinor, long defaultMinor) {

    public PriceTable {
        scope = List.copyOf(scope);
        amountsMinor = List.copyOf(amountsMinor);
        if (amountsMinor.size() != tuples.rows()) {
            throw new IllegalArgumentException(amountsMinor.size() + " amounts for " + tuples.rows() + " rows");
        }
    }
}
