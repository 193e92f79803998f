package org.wishwright.configuration.format;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.FormulaText.Mistake;

/** Reads the words of a line as ids, amounts, numbers and days. */
final class LineParts {

    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}_.+-]{1,64}");

    private LineParts() {}

    static String only(List<String> words, String form) throws Mistake {
        if (words.size() != 2) {
            throw new Mistake("this line is '" + form + "'");
        }
        return words.get(1);
    }

    static String id(String word) throws Mistake {
        if (!ID.matcher(word).matches()) {
            throw new Mistake("'" + LineWords.shortened(word)
                    + "' is no id; an id is 1 to 64 letters, digits, '_', '.', '+' or '-'");
        }
        return word;
    }

    static long amount(String word) throws Mistake {
        try {
            long amount = Long.parseLong(word);
            if (amount > -Model.PRICE_LIMIT && amount < Model.PRICE_LIMIT) {
                return amount;
            }
        } catch (NumberFormatException e) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is no amount; amounts are whole minor units");
        }
        throw new Mistake("the amount " + word + " is more than any product costs");
    }

    static int seconds(String word) throws Mistake {
        try {
            int seconds = Integer.parseInt(word);
            if (seconds >= 0) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is no number of seconds");
        }
        throw new Mistake("'" + word + "' seconds are less than none");
    }

    static int count(String word) throws Mistake {
        if (!word.matches("[0-9]{1,4}")) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is no count, as 3 is");
        }
        return Integer.parseInt(word);
    }

    static BigDecimal number(String word) throws Mistake {
        if (!QuantityText.NUMBER.matcher(word).matches()) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is no number, as 96 and 96.5 are");
        }
        return new BigDecimal(word);
    }

    static LocalDate day(String word) throws Mistake {
        try {
            var day = LocalDate.parse(word);
            if (day.getYear() >= 1900 && day.getYear() <= 9000) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw new Mistake("'" + LineWords.shortened(word) + "' is no day, as 2026-03-01 is");
        }
        throw new Mistake("'" + word + "' is no day between the years 1900 and 9000");
    }
}
