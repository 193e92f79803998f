package org.wishwright.configuration;

import java.util.List;
import java.util.Map;
import org.wishwright.kernel.Money;

/**
 * A complete product: one option for every module, every rule kept, priced. Immutable; only an {@link Evaluator} makes one.
 */
public final class Configuration {

    private final Model model;
    private final String modelHash;
    private final Map<String, String> choices;
    private final long totalMinor;
    private final List<PriceLine> breakdown;

    /**
     * What one table adds for the options chosen.
     *
     * @param table id of the price table
     * @param choices the combination priced, module to option
     */
    public record PriceLine(String table, Map<String, String> choices, long amountMinor) {}

    Configuration(
            Model model, String modelHash, Map<String, String> choices, long totalMinor, List<PriceLine> breakdown) {
        this.model = model;
        this.modelHash = modelHash;
        this.choices = choices;
        this.totalMinor = totalMinor;
        this.breakdown = List.copyOf(breakdown);
    }

    public Model model() {
        return model;
    }

    /** {@link SemanticHash} of the model. */
    public String modelHash() {
        return modelHash;
    }

    /** Module to option, for every module, in the maker's order. */
    public Map<String, String> choices() {
        return choices;
    }

    /** Base price and every line of the breakdown, minor units of the model's currency. */
    public long totalMinor() {
        return totalMinor;
    }

    public Money total() {
        return new Money(totalMinor, model.currency());
    }

    /** Tables that add or take something, in the model's order; with the base price they sum to the total. */
    public List<PriceLine> breakdown() {
        return breakdown;
    }

    /** Lower-case hex SHA-256 over the model's semantic hash, the choices, the total and its currency. */
    public String hash() {
        return SemanticHash.ofConfiguration(
                modelHash, choices, totalMinor, model.currency().getCurrencyCode());
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Configuration other
                && modelHash.equals(other.modelHash)
                && choices.equals(other.choices)
                && totalMinor == other.totalMinor;
    }

    @Override
    public int hashCode() {
        return choices.hashCode();
    }

    @Override
    public String toString() {
        return total() + " " + choices;
    }
}
