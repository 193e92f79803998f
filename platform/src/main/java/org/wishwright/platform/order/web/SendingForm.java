package org.wishwright.platform.order.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Transit;
import org.wishwright.platform.factory.Transit.Days;
import org.wishwright.platform.order.FreightRule;
import org.wishwright.platform.order.work.FreightDesk;

/**
 * What sending costs and how long it takes, as typed.
 *
 * @param days six numbers: fewest and most within the province, the country, abroad
 */
public record SendingForm(String from, List<String> days, List<Row> freight) {

    public static final List<String> CURRENCIES = List.of("CNY", "EUR", "USD", "GBP", "JPY", "HKD");
    public static final List<String> REACHES = List.of("near", "domestic", "abroad");
    private static final int SPARE_ROWS = 2;

    /** A line of the freight table. @param region how a destination begins; empty: everywhere else */
    public record Row(String region, String amount, String currency) {

        boolean isEmpty() {
            return region.isBlank() && amount.isBlank();
        }
    }

    static SendingForm of(Transit transit, List<FreightRule> rules) {
        var days = List.of(transit.near(), transit.domestic(), transit.abroad()).stream()
                .flatMap(one -> IntStream.of(one.from(), one.to()).mapToObj(Integer::toString))
                .toList();
        return new SendingForm(
                        transit.from(),
                        days,
                        rules.stream()
                                .map(rule -> new Row(
                                        rule.region(),
                                        BigDecimal.valueOf(rule.amount().minor(), digits(rule.amount()))
                                                .toPlainString(),
                                        rule.amount().currency().getCurrencyCode()))
                                .toList())
                .withSpareRows();
    }

    /** This form with the days that were typed. */
    SendingForm withDays(Map<String, String> typed) {
        var days = REACHES.stream()
                .flatMap(reach -> List.of(reach + "-from", reach + "-to").stream())
                .map(name -> typed.getOrDefault(name, ""))
                .toList();
        return new SendingForm(typed.getOrDefault("from", ""), days, freight);
    }

    /** This form with the freight that was typed. */
    SendingForm withFreight(Map<String, String> typed) {
        var rows = IntStream.range(0, FreightDesk.MOST_RULES + SPARE_ROWS)
                .takeWhile(i -> typed.containsKey("region-" + i))
                .mapToObj(i -> new Row(
                        typed.getOrDefault("region-" + i, ""),
                        typed.getOrDefault("amount-" + i, ""),
                        typed.getOrDefault("currency-" + i, "")))
                .toList();
        return new SendingForm(from, days, rows);
    }

    SendingForm withSpareRows() {
        var rows = new ArrayList<>(freight);
        for (int i = 0; i < SPARE_ROWS; i++) {
            rows.add(new Row("", "", CURRENCIES.getFirst()));
        }
        return new SendingForm(from, days, rows);
    }

    Transit transit() {
        return Transit.stated(from, days(0), days(1), days(2)).orThrow();
    }

    /** What is no whole number becomes one that is refused by its name. */
    private Days days(int reach) {
        return new Days(whole(days.get(2 * reach)), whole(days.get(2 * reach + 1)));
    }

    private static int whole(String typed) {
        var text = typed.strip();
        return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
    }

    List<FreightRule> rules() {
        var rules = new ArrayList<FreightRule>();
        for (int i = 0; i < freight.size(); i++) {
            var row = freight.get(i);
            if (!row.isEmpty()) {
                rules.add(new FreightRule(row.region().strip(), amount(row, i)));
            }
        }
        return rules;
    }

    private static Money amount(Row row, int i) {
        var text = row.amount().strip();
        if (!Set.copyOf(CURRENCIES).contains(row.currency()) || !text.matches("[0-9]{1,7}([.][0-9]{1,2})?")) {
            throw refused(i);
        }
        try {
            var zero = Money.of(0, row.currency());
            return Money.of(new BigDecimal(text).movePointRight(digits(zero)).longValueExact(), row.currency());
        } catch (ArithmeticException e) {
            throw refused(i);
        }
    }

    private static RefusedException refused(int i) {
        return new RefusedException(Refusal.of(
                "order.freight-amount", "Write an amount as in 12.50; 0 where it is free.", "field", "amount-" + i));
    }

    private static int digits(Money money) {
        return money.currency().getDefaultFractionDigits();
    }
}
