package org.wishwright.configuration.format;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Quantity;
import org.wishwright.configuration.Quantity.Product;
import org.wishwright.configuration.format.FormulaText.Mistake;
import org.wishwright.configuration.format.FormulaText.Names;

/** Sums of products as text: {@code 0.35 CNY * length * width / 100 + 2 CNY}. Spaces stand around {@code +} and {@code -}. */
final class QuantityText {

    static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,9})?");

    private static final int MOST_PRODUCTS = 50;
    private static final int MOST_FACTORS = 6;

    private final List<String> words;
    private final Names names;
    /** Every product must name it once; null where none is an amount of money. */
    private final @Nullable String currency;

    private int at;

    private QuantityText(List<String> words, Names names, @Nullable String currency) {
        this.words = words;
        this.names = names;
        this.currency = currency;
    }

    static Quantity parse(List<String> words, Names names, @Nullable String currency) throws Mistake {
        var parser = new QuantityText(words, names, currency);
        var sum = parser.sum();
        if (parser.at < words.size()) {
            throw new Mistake("the calculation does not go on with '" + LineWords.shortened(words.get(parser.at))
                    + "'; between numbers stands +, -, * or /, with spaces around + and -");
        }
        return sum;
    }

    private Quantity sum() throws Mistake {
        var products = new ArrayList<Product>();
        boolean minus = accept("-");
        do {
            products.add(product(minus));
            if (products.size() > MOST_PRODUCTS) {
                throw new Mistake("the calculation adds up more than " + MOST_PRODUCTS + " numbers");
            }
            minus = at < words.size() && words.get(at).equals("-");
        } while (accept("+") || accept("-"));
        return new Quantity(products);
    }

    private Product product(boolean minus) throws Mistake {
        var factor = minus ? BigDecimal.ONE.negate() : BigDecimal.ONE;
        var divisor = BigDecimal.ONE;
        var modules = new ArrayList<String>();
        int amounts = 0;
        boolean divide = false;
        int factors = 0;
        do {
            var word = at < words.size() ? words.get(at++) : "";
            if (isNumber(word)) {
                var number = new BigDecimal(word);
                if (divide && number.signum() <= 0) {
                    throw new Mistake("nothing is divided by " + word);
                }
                factor = divide ? factor : factor.multiply(number);
                divisor = divide ? divisor.multiply(number) : divisor;
                amounts += currency != null && accept(currency) ? 1 : 0;
            } else if (divide) {
                throw new Mistake("divided is by a number only, not by '" + LineWords.shortened(word) + "'");
            } else {
                modules.add(counting(word));
            }
            if (++factors > MOST_FACTORS) {
                throw new Mistake("more than " + MOST_FACTORS + " numbers are multiplied");
            }
            divide = at < words.size() && words.get(at).equals("/");
        } while (accept("*") || accept("/"));
        if (currency != null && amounts != 1) {
            throw new Mistake("each part of a price has one amount of money, as in 0.35 " + currency + " * length");
        }
        return new Product(factor, divisor, modules);
    }

    private static boolean isNumber(String word) {
        return NUMBER.matcher(word.startsWith("-") ? word.substring(1) : word).matches();
    }

    private String counting(String word) throws Mistake {
        if (word.isEmpty()) {
            throw new Mistake("the calculation ends too early");
        }
        if (!names.counts(word)) {
            throw new Mistake(
                    "'" + LineWords.shortened(word)
                            + "' is no number and no measure, text or switch above; numbers are written as 96.5, without a unit");
        }
        return word;
    }

    private boolean accept(String word) {
        if (at < words.size() && words.get(at).equals(word)) {
            at++;
            return true;
        }
        return false;
    }

    static String write(Quantity quantity, @Nullable String currency) {
        var text = new StringBuilder();
        for (var product : quantity.products()) {
            boolean minus = product.factor().signum() < 0 && !text.isEmpty();
            if (!text.isEmpty()) {
                text.append(minus ? " - " : " + ");
            }
            text.append(write(product, minus ? product.factor().negate() : product.factor(), currency));
        }
        return text.toString();
    }

    private static String write(Product product, BigDecimal factor, @Nullable String currency) {
        var factors = new ArrayList<String>();
        if (currency != null) {
            factors.add(factor.toPlainString() + " " + currency);
        } else if (factor.compareTo(BigDecimal.ONE) != 0 || product.modules().isEmpty()) {
            factors.add(factor.toPlainString());
        }
        factors.addAll(product.modules());
        var times = String.join(" * ", factors);
        return product.divisor().compareTo(BigDecimal.ONE) == 0
                ? times
                : times + " / " + product.divisor().toPlainString();
    }
}
