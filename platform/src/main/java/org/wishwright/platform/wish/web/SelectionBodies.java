package org.wishwright.platform.wish.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;

/** What the configurator's JSON looks like. */
final class SelectionBodies {

    private SelectionBodies() {}

    record Amount(long minor, String currency) {
        static Amount of(Money money) {
            return new Amount(money.minor(), money.currency().getCurrencyCode());
        }
    }

    /** @param fields any of {@code prices}, {@code approx}, {@code domains} (these three if absent), {@code count} and {@code best} */
    record SelectionRequest(
            @Nullable Map<String, String> choices, @Nullable List<String> fields) {}

    /**
     * @param priceMin the cheapest total; absent where a product too large to compile is searched and this was not proved
     * @param priceMax the dearest, likewise
     * @param count exact, in decimal digits
     * @param remaining module to the options still to be had; of a text its lengths, of an upload {@code none} and {@code file}, of a
     *     fine number the least of each range
     * @param best module to option, as in {@code remaining}, to the cheapest total with it, minor units
     * @param forced the only choice left, of modules not chosen yet
     * @param newer the version that replaced this one
     */
    record SelectionAnswer(
            boolean valid,
            @Nullable Amount priceMin,
            @Nullable Amount priceMax,
            @Nullable String count,
            @Nullable Double approx,
            @Nullable Map<String, List<String>> remaining,
            @Nullable Map<String, Map<String, Long>> best,
            @Nullable Map<String, String> forced,
            @Nullable String newer) {}

    record CompletionRequest(@Nullable Map<String, String> choices) {}

    record CompletionAnswer(
            Map<String, String> choices,
            Amount total,
            String hash,
            @Nullable String newer) {}

    record ExplanationRequest(
            @Nullable Map<String, String> choices,
            @Nullable String module,
            @Nullable String option) {}

    record ExplanationAnswer(List<RuleWords> rules, Map<String, String> choices) {}

    record RuleWords(String id, String words) {}

    record WishRequest(
            @Nullable String version,
            @Nullable Map<String, String> choices,
            @Nullable String note) {

        String noted() {
            return note == null ? "" : note;
        }
    }

    record WishAnswer(
            String wish,
            String version,
            Map<String, String> name,
            Map<String, String> choices,
            String hash,
            Amount total,
            String created,
            String note) {}

    record WishList(List<WishAnswer> items, @Nullable String next) {}
}
