package org.wishwright.configuration;

import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;

/**
 * A product model (blueprint): modules with options, the rules between them, and prices. May be inconsistent until
 * {@link #checked()} accepted it.
 *
 * @param basePriceMinor the price before any table adds to it, minor units of the currency
 * @param modules in the maker's order, which breaks ties; fine numbers get the options that the rest of the model needs
 * @param rules those of the maker, then those that the extras mean, whose ids begin with {@code @} and are made anew for each model
 * @param prices likewise
 */
public record Model(
        String id,
        LocalText name,
        Currency currency,
        long basePriceMinor,
        List<Module> modules,
        List<Rule> rules,
        List<PriceTable> prices,
        Extras extras) {

    /** Prices of one model, summed by absolute value, stay below this, so that sums never overflow: 2^48 minor units. */
    public static final long PRICE_LIMIT = 1L << 48;

    public Model {
        var ownRules = rules.stream().filter(rule -> !Implied.is(rule.id())).toList();
        var ownPrices = prices.stream().filter(table -> !Implied.is(table.id())).toList();
        int digits = Math.max(0, currency.getDefaultFractionDigits());
        modules = List.copyOf(Cells.settle(modules, ownRules, ownPrices, extras, digits));
        var implied = new Implied(modules, digits, extras);
        rules = joined(ownRules, implied.rules());
        prices = joined(ownPrices, implied.prices());
    }

    /** A model that says all by its modules, rules and tables. */
    public Model(
            String id,
            LocalText name,
            Currency currency,
            long basePriceMinor,
            List<Module> modules,
            List<Rule> rules,
            List<PriceTable> prices) {
        this(id, name, currency, basePriceMinor, modules, rules, prices, Extras.NONE);
    }

    private static <T> List<T> joined(List<T> own, List<T> implied) {
        return implied.isEmpty()
                ? List.copyOf(own)
                : Stream.concat(own.stream(), implied.stream()).toList();
    }

    /** The rules that the maker wrote, without those that groups and validities mean. */
    public List<Rule> ownRules() {
        return rules.stream().filter(rule -> !Implied.is(rule.id())).toList();
    }

    /** The price tables that the maker wrote and that count at all times. */
    public List<PriceTable> ownPrices() {
        return prices.stream().filter(table -> !Implied.is(table.id())).toList();
    }

    /** The same with other modules. */
    public Model withModules(List<Module> others) {
        return new Model(id, name, currency, basePriceMinor, others, rules, prices, extras);
    }

    /** Whether the date of asking matters. */
    public boolean isDated() {
        return !Periods.of(extras).isOne();
    }

    /** When the rule holds: true for a rule that always does, else in which periods. */
    public Formula during(Rule rule) {
        return extras.validity().stream()
                .filter(v -> v.of() == Validity.Of.RULE && v.id().equals(rule.id()))
                .findFirst()
                .map(Periods.of(extras)::during)
                .orElse(new Formula.And(List.of()));
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
