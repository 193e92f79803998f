package org.wishwright.platform.order.address;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.Refusing;

/** Whether a parcel can be sent there: everything given, bounded, with a phone for the carrier to call. */
public final class AddressCheck {

    private static final Pattern PHONE =
            Pattern.compile("1[3-9][0-9]{9}|\\+861[3-9][0-9]{9}|0[0-9]{9,11}|\\+(?!86)[1-9][0-9]{6,14}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");
    private static final Pattern PROVINCE =
            Pattern.compile("^(?:内蒙古|黑龙江|[\\u4e00-\\u9fff]{2})(?:特别行政区|[\\u4e00-\\u9fff]{0,3}自治区|省|市)?");
    private static final int LONGEST_AREA = 60;

    private AddressCheck() {}

    /** What is missing or wrong in an address, field by field. */
    public static List<Refusal> faults(DeliveryAddress typed) {
        var address = normal(typed);
        var faults = new ArrayList<Refusal>();
        boolean named = address.name().codePoints().anyMatch(Character::isLetter);
        if (!named || address.name().length() > 60) {
            faults.add(fault("order.address-name", "Say who receives the parcel, in at most 60 characters.", "name"));
        }
        if (!PHONE.matcher(address.phone()).matches()) {
            faults.add(fault(
                    "order.address-phone",
                    "The carrier needs a phone number: 11 digits in China, or +, country and number.",
                    "phone"));
        }
        if (address.region().isEmpty() || address.region().length() > 120) {
            faults.add(fault(
                    "order.address-region", "Say province, city and district, in at most 120 characters.", "region"));
        }
        if (address.street().isEmpty() || address.street().length() > 200) {
            faults.add(fault("order.address-street", "Say street and house, in at most 200 characters.", "street"));
        }
        return faults;
    }

    /** The address in its normal form, or the first that is wrong in it. */
    public static Outcome<DeliveryAddress> check(DeliveryAddress typed) {
        var faults = faults(typed);
        return faults.isEmpty() ? Outcome.accepted(normal(typed)) : Outcome.refused(faults.getFirst());
    }

    /** The address without what is invisible in it, the phone as digits. */
    public static DeliveryAddress normal(DeliveryAddress typed) {
        var phone =
                Normalizer.normalize(typed.phone(), Normalizer.Form.NFKC).replaceAll("[\\s().\\-\\u2010-\\u2015]", "");
        return new DeliveryAddress(
                clean(typed.name()),
                phone.startsWith("00") ? "+" + phone.substring(2) : phone,
                clean(typed.region()),
                clean(typed.street()));
    }

    /** The coarse part of a destination that a maker may see: province, or what stands before the first comma. */
    public static String area(String region) {
        var province = PROVINCE.matcher(region);
        var area = province.find() ? province.group() : region.split("[,，]", 2)[0].strip();
        return area.length() > LONGEST_AREA ? area.substring(0, LONGEST_AREA) : area;
    }

    private static String clean(String typed) {
        return CONTROL.matcher(Normalizer.normalize(typed, Normalizer.Form.NFC))
                .replaceAll(" ")
                .strip();
    }

    private static Refusal fault(String code, String sentence, String field) {
        return Refusing.because(code, sentence, "field", field);
    }
}
