package org.wishwright.platform.order.address;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wishwright.platform.order.DeliveryAddress;

/**
 * Takes a pasted address apart: {@code 张三 13800138000 浙江省杭州市西湖区文三路90号} in whatever order the parts come, or
 * international lines. A guess that the buyer sees and corrects; what was not found is empty.
 */
public final class AddressText {

    /** Longer pastes are cut. */
    public static final int LONGEST = 500;

    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9])(?:(?:\\+|00)86[- ]?)?1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])"
                    + "|(?<![0-9])0[0-9]{2,3}-[0-9]{7,8}(?![0-9])|(?<![0-9])\\+[0-9][0-9 ()-]{6,18}[0-9](?![0-9])");
    private static final Pattern LABEL = Pattern.compile(
            "(?:收货人|收件人|联系人|姓名|手机号码|手机号|手机|联系电话|电话|所在地区|地区|详细地址|收货地址|地址|name|phone|tel|mobile|address)\\s*[:：]",
            Pattern.CASE_INSENSITIVE);
    private static final String HAN = "[\\u4e00-\\u9fff]";
    private static final String PROVINCE = "(?:北京|天津|上海|重庆)市?|(?:内蒙古|广西|西藏|宁夏|新疆)(?:[\\u4e00-\\u9fff]{0,3}自治区)?"
            + "|(?:香港|澳门)(?:特别行政区)?|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省?";
    private static final Pattern REGION = Pattern.compile("(?:" + PROVINCE + ")"
            + "\\s*(?:" + HAN + "{1,8}?(?:自治州|地区|盟|市))?"
            + "\\s*(?:" + HAN + "{1,7}?(?:自治县|林区|新区|区|县|旗|市))?");
    private static final Pattern STREET = Pattern.compile("[路街道巷弄号楼栋幢室村镇乡院厦苑园]|[0-9]");

    private AddressText() {}

    /** The parts of a pasted address. */
    public static DeliveryAddress read(String pasted) {
        var text = Normalizer.normalize(
                pasted.length() > LONGEST ? pasted.substring(0, LONGEST) : pasted, Normalizer.Form.NFKC);
        var rest = LABEL.matcher(text).replaceAll("\n");
        var phone = PHONE.matcher(rest);
        var number = "";
        if (phone.find()) {
            number = phone.group();
            rest = rest.substring(0, phone.start()) + "\n" + rest.substring(phone.end());
        }
        var region = REGION.matcher(rest);
        return region.find() ? chinese(rest, region, number) : international(rest, number);
    }

    private static DeliveryAddress chinese(String rest, Matcher region, String phone) {
        var before = parts(rest.substring(0, region.start()));
        var after = parts(rest.substring(region.end()));
        var candidates = new ArrayList<>(before);
        candidates.addAll(after.size() > 1 || before.isEmpty() ? after : List.of());
        var name = candidates.stream()
                .filter(AddressText::looksLikeName)
                .min(Comparator.comparingInt(String::length))
                .filter(found -> candidates.size() > 1 || !before.isEmpty())
                .orElse("");
        var street = new ArrayList<String>();
        boolean nameTaken = false;
        for (var part : concat(before, after)) {
            if (!nameTaken && part.equals(name)) {
                nameTaken = true;
            } else {
                street.add(part);
            }
        }
        return new DeliveryAddress(name, phone, region.group().replaceAll("\\s", ""), String.join(" ", street));
    }

    private static DeliveryAddress international(String rest, String phone) {
        var lines = rest.lines()
                .map(AddressText::trimmed)
                .filter(line -> !line.isEmpty())
                .toList();
        if (lines.size() < 2) {
            var pieces = Arrays.stream(rest.split("[,;\\n]"))
                    .map(AddressText::trimmed)
                    .filter(p -> !p.isEmpty())
                    .toList();
            lines = pieces;
        }
        return switch (lines.size()) {
            case 0 -> new DeliveryAddress("", phone, "", "");
            case 1 -> new DeliveryAddress("", phone, "", lines.getFirst());
            case 2 -> new DeliveryAddress(lines.get(0), phone, "", lines.get(1));
            default ->
                new DeliveryAddress(lines.getFirst(), phone, regionOf(lines), String.join(", ", streetOf(lines)));
        };
    }

    /** Country first, so that freight by region can ask how the destination begins. */
    private static String regionOf(List<String> lines) {
        var last = lines.getLast();
        return lines.size() > 3 ? last + ", " + lines.get(lines.size() - 2) : last;
    }

    private static List<String> streetOf(List<String> lines) {
        return lines.subList(1, lines.size() > 3 ? lines.size() - 2 : lines.size() - 1);
    }

    private static boolean looksLikeName(String part) {
        return part.length() <= 20 && !STREET.matcher(part).find();
    }

    private static List<String> parts(String text) {
        return Arrays.stream(text.split("[\\s,;，；、]+"))
                .map(AddressText::trimmed)
                .filter(p -> !p.isEmpty())
                .toList();
    }

    private static String trimmed(String part) {
        return part.replaceAll("^[\\s,;:，；：、|/-]+|[\\s,;:，；：、|/-]+$", "");
    }

    private static List<String> concat(List<String> one, List<String> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }
}
