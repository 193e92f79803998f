package org.wishwright.platform.ledger.invoice;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.wishwright.platform.ledger.deal.RulePack;

/**
 * What a jurisdiction says about invoices, read from {@code resources/rules/}. Not legal advice.
 *
 * @param kinds the first is the usual one
 * @param companiesOnly those of the kinds that only a company gets
 * @param rates of tax that there are, in basis points; none listed means any from 0 to {@code highestRate}
 * @param creditCode whether a company's tax number is a unified social credit code
 * @param numberNeeded whether a company must give its tax number
 * @param keepYears how long issued ones are kept, whoever else is forgotten
 */
public record InvoiceRules(
        String jurisdiction,
        List<InvoiceKind> kinds,
        Set<InvoiceKind> companiesOnly,
        List<Integer> rates,
        int highestRate,
        boolean creditCode,
        boolean numberNeeded,
        int keepYears) {

    /** @throws IllegalArgumentException for a jurisdiction that has no pack */
    public static InvoiceRules of(String jurisdiction) {
        if (!RulePack.JURISDICTIONS.contains(jurisdiction)) {
            throw new IllegalArgumentException(
                    "There are no rules for " + jurisdiction + ". Choose one of " + RulePack.JURISDICTIONS + ".");
        }
        var data = read("/rules/" + jurisdiction.toLowerCase(Locale.ROOT) + ".properties");
        return new InvoiceRules(
                jurisdiction,
                words(data, "invoice-kinds").stream().map(InvoiceKind::valueOf).toList(),
                Set.copyOf(words(data, "invoice-kinds-for-companies").stream()
                        .map(InvoiceKind::valueOf)
                        .toList()),
                words(data, "invoice-rates").stream().map(Integer::valueOf).toList(),
                Integer.parseInt(text(data, "invoice-highest-rate")),
                text(data, "invoice-credit-code").equals("yes"),
                text(data, "invoice-number-needed").equals("yes"),
                Integer.parseInt(text(data, "invoice-keep-years")));
    }

    /** Whether tax is ever taken at this rate, in basis points. */
    public boolean knowsRate(int rate) {
        return rates.isEmpty() ? rate >= 0 && rate <= highestRate : rates.contains(rate);
    }

    private static Properties read(String resource) {
        try (var in = Objects.requireNonNull(InvoiceRules.class.getResourceAsStream(resource), resource);
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
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

    private static List<String> words(Properties data, String rule) {
        return Arrays.stream(text(data, rule).strip().split(" +", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
