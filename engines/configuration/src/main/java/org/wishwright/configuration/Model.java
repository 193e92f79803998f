package org.wishwright.configuration;

import java.util.Currency;
import java.util.List;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;

/**
 * A product model (blueprint): modules with options, the rules between them, and prices. May be inconsistent until
 * {@link #checked()} accepted it.
 *
 * @param basePriceMinor the price before any table adds to it, minor units of the currency
 * @param modules in the maker's order, which breaks ties
 */
public record Model(
        String id,
        LocalText name,
        Currency currency,
        long basePriceMinor,
        List<Module> modules,
        List<Rule> rules,
        List<PriceTable> prices) {

    /** Prices of one model, summed by absolute value, stay below this, so that sums never overflow: 2^48 minor units. */
    public static final long PRICE_LIMIT = 1L << 48;

    public Model {
        modules = List.copyOf(modules);
        rules = List.copyOf(rules);
        prices = List.copyOf(prices);
    }

    /** This model if ids are unique and every reference resolves; else {@code model.invalid} with the first problems. */
    public Outcome<Model> checked() {
        return new ModelCheck(this).outcome();
    }

    /** The same product without its texts: every name is the id in the language {@code und}, every rule without words or line. */
    public Model withoutTexts() {
        return TextStripping.strip(this);
    }
}
