package org.wishwright.configuration.format.punchout;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Model;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * The form fields of a punch-out return by SAP's Open Catalog Interface (OCI) 4.0 and 5.0: {@code NEW_ITEM-DESCRIPTION[1]} and so on, one
 * number an item. Texts longer than a field are cut where the interface says how long it is; the whole configuration stands in
 * {@code NEW_ITEM-LONGTEXT_n:132[]}.
 */
public final class OciReturn {

    private static final int LONGEST_DESCRIPTION = 40;
    private static final int LONGEST_VENDORMAT = 40;
    private static final BigDecimal LARGEST = new BigDecimal("99999999999.999");

    private OciReturn() {}

    /**
     * One line of the basket.
     *
     * @param language ISO 639 code that the buyer reads
     * @param quantity positive, at most eleven digits and three decimals
     * @param unit ISO code of the unit of measure, as in {@code PCE}, {@code EA}; 1 to 3 characters
     * @param vendorMaterial the seller's number of what was configured, by which the order finds it again
     * @param leadTimeDays working days until delivery; negative where nothing is promised
     */
    public record Item(
            Model model,
            Configuration configuration,
            String language,
            BigDecimal quantity,
            String unit,
            String vendorMaterial,
            int leadTimeDays) {}

    /** The fields in order; refused as {@code oci.…} with {@code item}, counted from 1, where a field cannot hold its value. */
    public static Outcome<SequencedMap<String, String>> fields(List<Item> items) {
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < items.size(); i++) {
            var item = items.get(i);
            var fault = fault(item, i + 1);
            if (fault != null) {
                return Outcome.refused(fault);
            }
            item(item, i + 1).forEach(fields::put);
        }
        return items.isEmpty()
                ? Outcome.refused(Refusal.of("oci.empty", "A return has at least one item; put one into the basket."))
                : Outcome.accepted(Collections.unmodifiableSequencedMap(fields));
    }

    private static @Nullable Refusal fault(Item item, int number) {
        var quantity = item.quantity();
        if (quantity.signum() <= 0
                || quantity.compareTo(LARGEST) > 0
                || quantity.stripTrailingZeros().scale() > 3) {
            return Refusal.of(
                    "oci.quantity",
                    "The quantity of item {item} is not above 0 with at most 11 digits and 3 decimals.",
                    "item",
                    number);
        }
        if (!item.unit().matches("[A-Z0-9]{1,3}")) {
            return Refusal.of("oci.unit", "The unit of item {item} is not a code such as PCE or EA.", "item", number);
        }
        var material = item.vendorMaterial();
        if (material.isBlank()
                || material.length() > LONGEST_VENDORMAT
                || material.chars().anyMatch(Character::isISOControl)) {
            return Refusal.of(
                    "oci.vendor-material",
                    "The seller's number of item {item} does not have 1 to {most} characters, all of them to be seen.",
                    "item",
                    number,
                    "most",
                    LONGEST_VENDORMAT);
        }
        return null;
    }

    private static Map<String, String> item(Item item, int number) {
        var locale = Locale.of(item.language());
        var model = item.model();
        var total = item.configuration().total();
        var fields = new LinkedHashMap<String, String>();
        fields.put(field("DESCRIPTION", number), cut(clean(model.name().in(locale)), LONGEST_DESCRIPTION));
        fields.put(
                field("QUANTITY", number),
                item.quantity().setScale(3, RoundingMode.UNNECESSARY).toPlainString());
        fields.put(field("UNIT", number), item.unit());
        int digits = Math.max(0, model.currency().getDefaultFractionDigits());
        fields.put(
                field("PRICE", number),
                BigDecimal.valueOf(total.minor(), digits)
                        .setScale(Math.max(3, digits))
                        .toPlainString());
        fields.put(field("PRICEUNIT", number), "1");
        fields.put(field("CURRENCY", number), model.currency().getCurrencyCode());
        if (item.leadTimeDays() >= 0) {
            fields.put(field("LEADTIME", number), String.valueOf(Math.min(item.leadTimeDays(), 99_999)));
        }
        fields.put(field("VENDORMAT", number), item.vendorMaterial());
        fields.put("NEW_ITEM-LONGTEXT_" + number + ":132[]", longText(item, locale));
        return fields;
    }

    private static String field(String name, int number) {
        return "NEW_ITEM-" + name + "[" + number + "]";
    }

    /** Each choice by its names, as in {@code Wood: Oak}. */
    private static String longText(Item item, Locale locale) {
        var choices = item.configuration().choices();
        var text = new StringBuilder();
        for (var module : item.model().modules()) {
            var choice = choices.getOrDefault(module.id(), "");
            var shown = module.options().stream()
                    .filter(option -> option.id().equals(choice))
                    .findFirst()
                    .map(option -> option.name().in(locale))
                    .orElse(choice);
            text.append(text.isEmpty() ? "" : "; ")
                    .append(module.name().in(locale))
                    .append(": ")
                    .append(shown);
        }
        return clean(text.toString());
    }

    /** Without control characters, those from U+0080 to U+009F among them. */
    private static String clean(String text) {
        return text.replaceAll("\\p{Cc}+", " ").strip();
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
