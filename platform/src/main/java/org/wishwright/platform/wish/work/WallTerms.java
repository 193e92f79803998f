package org.wishwright.platform.wish.work;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;

/** Reads the price, the place and the day of a wish; what cannot be read is refused and names its field. */
public final class WallTerms {

    public static final List<String> CURRENCIES = List.of("CNY", "HKD", "USD", "EUR", "GBP", "JPY");

    /** Elsewhere than in China. */
    public static final String ELSEWHERE = "ZZ";

    /** Provinces by ISO 3166-2. */
    public static final List<String> REGIONS = List.of(
            ("CN-BJ CN-TJ CN-HE CN-SX CN-NM CN-LN CN-JL CN-HL CN-SH CN-JS CN-ZJ CN-AH CN-FJ CN-JX CN-SD CN-HA CN-HB CN-HN CN-GD CN-GX"
                            + " CN-HI CN-CQ CN-SC CN-GZ CN-YN CN-XZ CN-SN CN-GS CN-QH CN-NX CN-XJ CN-TW CN-HK CN-MO "
                            + ELSEWHERE)
                    .split(" "));

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final BigDecimal MOST = new BigDecimal("1000000000");
    private static final int MOST_YEARS = 10;

    private WallTerms() {}

    /** Null where nothing was typed. */
    static @Nullable Money price(String typed, String currency) {
        var text = typed.strip().replace(",", "").replace("，", "");
        if (text.isEmpty()) {
            return null;
        }
        var code = currency.strip().toUpperCase(Locale.ROOT);
        if (!CURRENCIES.contains(code)) {
            throw WallText.refused("wall.currency", "Choose one of the currencies offered.", "currency");
        }
        if (!AMOUNT.matcher(text).matches()) {
            throw WallText.refused("wall.price-unreadable", "Write an amount with digits, such as 128.00.", "price");
        }
        var amount = new BigDecimal(text);
        if (amount.signum() <= 0 || amount.compareTo(MOST) > 0) {
            throw WallText.refused(
                    "wall.price-range",
                    "Write more than 0 and at most 1,000,000,000, or leave the price out.",
                    "price");
        }
        int digits = java.util.Currency.getInstance(code).getDefaultFractionDigits();
        if (amount.stripTrailingZeros().scale() > digits) {
            throw WallText.refused(
                    "wall.price-fraction",
                    "{currency} has {digits} digits behind the point.",
                    "price",
                    "currency",
                    code,
                    "digits",
                    digits);
        }
        return Money.of(amount.movePointRight(digits).longValueExact(), code);
    }

    static String region(String typed) {
        var region = typed.strip();
        if (!region.isEmpty() && !REGIONS.contains(region)) {
            throw WallText.refused("wall.region", "Choose one of the regions offered.", "region");
        }
        return region;
    }

    static @Nullable LocalDate day(String typed, LocalDate today) {
        var text = typed.strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.isBefore(today)) {
                throw WallText.refused("wall.day-past", "That day is over. Choose a later one, or leave it out.", "by");
            }
            if (day.isAfter(today.plusYears(MOST_YEARS))) {
                throw WallText.refused("wall.day-far", "Choose a day within ten years, or leave it out.", "by");
            }
            return day;
        } catch (DateTimeException e) {
            throw WallText.refused("wall.day-unreadable", "Choose a day here.", "by");
        }
    }
}
