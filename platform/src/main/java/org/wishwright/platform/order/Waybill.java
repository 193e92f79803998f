package org.wishwright.platform.order;

import java.util.regex.Pattern;

/**
 * A delivery address as it may stand on a parcel that many hands carry: of the name all but its ends is hidden, of the phone six digits,
 * of the street whatever follows the house.
 */
public record Waybill(String name, String phone, String region, String street) {

    private static final int HIDDEN_DIGITS = 6;
    private static final int LAST_DIGITS = 2;
    private static final Pattern HOUSE = Pattern.compile("^(.*?[0-9０-９〇零一二三四五六七八九十百]+\\s*[号號弄])(.*)$");
    private static final Pattern NUMBERS = Pattern.compile("[0-9０-９]+[A-Za-z]?(?:[-/][0-9０-９]+)*");

    public static Waybill of(DeliveryAddress address) {
        return new Waybill(name(address.name()), phone(address.phone()), address.region(), street(address.street()));
    }

    private static String name(String name) {
        var signs = name.strip().codePoints().toArray();
        if (signs.length <= 1) {
            return "*";
        }
        var hidden = new StringBuilder().appendCodePoint(signs[0]).append("*".repeat(Math.max(1, signs.length - 2)));
        return signs.length == 2
                ? hidden.toString()
                : hidden.appendCodePoint(signs[signs.length - 1]).toString();
    }

    private static String phone(String phone) {
        var digits = phone.replaceAll("[^0-9]", "");
        int shown = digits.length() - HIDDEN_DIGITS - LAST_DIGITS;
        return shown <= 0
                ? "*".repeat(digits.length())
                : digits.substring(0, shown)
                        + "*".repeat(HIDDEN_DIGITS)
                        + digits.substring(digits.length() - LAST_DIGITS);
    }

    /** Where no house is told apart, no number is shown at all. */
    private static String street(String street) {
        var house = HOUSE.matcher(street);
        return house.matches()
                ? house.group(1) + (house.group(2).isBlank() ? "" : "***")
                : NUMBERS.matcher(street).replaceAll("***");
    }
}
