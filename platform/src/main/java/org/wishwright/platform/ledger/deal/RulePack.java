package org.wishwright.platform.ledger.deal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import org.wishwright.kernel.Money;

/**
 * What a jurisdiction says about deposits and withdrawal, read from {@code resources/rules/}. Not legal advice.
 *
 * @param earnestMost how much of the price may be earnest, in basis points; what is paid above it is a prepayment
 * @param earnestTimesReturned how often the receiver who defaults returns the earnest: 2 is twofold
 * @param earnestForfeited whether the payer who defaults loses it
 * @param earnestOrPenalty whether the other side must choose between earnest and an agreed penalty
 * @param withdrawalDays within which a consumer may give goods back without a reason, counted from receipt
 * @param madeToOrderExcluded whether that right does not reach goods made to her specification
 * @param formedByPayment whether a contract stands once she has paid, whatever the seller's terms say
 */
public record RulePack(
        String jurisdiction,
        int earnestMost,
        int earnestTimesReturned,
        boolean earnestForfeited,
        boolean earnestOrPenalty,
        int withdrawalDays,
        boolean madeToOrderExcluded,
        boolean formedByPayment,
        Map<String, String> articles) {

    /** The packs there are. */
    public static final List<String> JURISDICTIONS = List.of("CN", "EU", "NONE");

    /** @throws IllegalArgumentException for a jurisdiction that has no pack */
    public static RulePack of(String jurisdiction) {
        if (!JURISDICTIONS.contains(jurisdiction)) {
            throw new IllegalArgumentException(
                    "There are no rules for " + jurisdiction + ". Choose one of " + JURISDICTIONS + ".");
        }
        var data = read("/rules/" + jurisdiction.toLowerCase(Locale.ROOT) + ".properties");
        return new RulePack(
                jurisdiction,
                number(data, "earnest-most-basis-points"),
                number(data, "earnest-times-returned"),
                flag(data, "earnest-forfeited"),
                flag(data, "earnest-or-penalty"),
                number(data, "withdrawal-days"),
                flag(data, "withdrawal-made-to-order-excluded"),
                flag(data, "formed-by-payment"),
                articles(data));
    }

    /** Where a rule stands: {@code CN Civil Code 586}; empty for a rule that is this house's own. */
    public String article(String rule) {
        return articles.getOrDefault(rule + ".article", "");
    }

    /** How much of this price may be earnest; half a cent goes down, so that the limit is never passed. */
    public Money earnestLimit(Money price) {
        long whole = Math.floorDiv(price.minor(), 10_000L) * earnestMost;
        long part = Math.floorMod(price.minor(), 10_000L) * earnestMost / 10_000L;
        return new Money(whole + part, price.currency());
    }

    /** Whether she may still give it back without a reason. */
    public boolean mayWithdraw(boolean madeToOrder, Instant received, Instant now) {
        return withdrawalDays > 0
                && !(madeToOrder && madeToOrderExcluded)
                && now.isBefore(received.plus(Duration.ofDays(withdrawalDays)));
    }

    private static Properties read(String resource) {
        try (var in = Objects.requireNonNull(RulePack.class.getResourceAsStream(resource), resource);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            var data = new Properties();
            data.load(reader);
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Properties data, String rule) {
        return Objects.requireNonNull(data.getProperty(rule), "The rule " + rule + " is missing");
    }

    private static int number(Properties data, String rule) {
        return Integer.parseInt(text(data, rule));
    }

    private static boolean flag(Properties data, String rule) {
        return switch (text(data, rule)) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw new IllegalArgumentException("The rule " + rule + " is yes or no");
        };
    }

    private static Map<String, String> articles(Properties data) {
        return data.stringPropertyNames().stream()
                .filter(name -> name.endsWith(".article"))
                .collect(Collectors.toUnmodifiableMap(name -> name, data::getProperty));
    }
}
