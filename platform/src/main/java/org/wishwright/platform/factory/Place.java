package org.wishwright.platform.factory;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Country and province that an address begins with, as far as one can tell: {@code 浙江省杭州市}, {@code Zhejiang, Hangzhou},
 * {@code Germany, Bavaria}. Hong Kong, Macao and Taiwan stand for themselves, since parcels pass customs on the way there.
 *
 * @param country in one spelling, empty where nothing was given
 * @param province in one spelling, empty where it is not said
 */
record Place(String country, String province) {

    private static final String MAINLAND = "中国";
    private static final Pattern PREFIX =
            Pattern.compile("^(?:中国|中华人民共和国|(?:P\\.?R\\.? ?)?China)[\\s,，]*", Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> PROVINCES = Stream.of(
                    "北京 beijing",
                    "天津 tianjin",
                    "上海 shanghai",
                    "重庆 chongqing",
                    "河北 hebei",
                    "山西 shanxi",
                    "辽宁 liaoning",
                    "吉林 jilin",
                    "黑龙江 heilongjiang",
                    "江苏 jiangsu",
                    "浙江 zhejiang",
                    "安徽 anhui",
                    "福建 fujian",
                    "江西 jiangxi",
                    "山东 shandong",
                    "河南 henan",
                    "湖北 hubei",
                    "湖南 hunan",
                    "广东 guangdong",
                    "海南 hainan",
                    "四川 sichuan",
                    "贵州 guizhou",
                    "云南 yunnan",
                    "陕西 shaanxi",
                    "甘肃 gansu",
                    "青海 qinghai",
                    "内蒙古 inner mongolia",
                    "广西 guangxi",
                    "西藏 tibet",
                    "宁夏 ningxia",
                    "新疆 xinjiang")
            .collect(Collectors.toMap(
                    pair -> pair.substring(0, pair.indexOf(' ')), pair -> pair.substring(pair.indexOf(' ') + 1)));
    private static final Map<String, String> CUSTOMS = Map.of("香港", "hong kong", "澳门", "macao", "台湾", "taiwan");

    static Place of(String region) {
        var given = Normalizer.normalize(region, Normalizer.Form.NFKC).strip();
        var bare = PREFIX.matcher(given).replaceFirst("");
        var customs = named(CUSTOMS, bare);
        if (!customs.isEmpty()) {
            return new Place(customs, "");
        }
        var province = named(PROVINCES, bare);
        if (!province.isEmpty() || bare.length() < given.length()) {
            return new Place(MAINLAND, province);
        }
        var parts = given.toLowerCase(Locale.ROOT).split("[,，;；]", 3);
        return new Place(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "");
    }

    /** The one of these that the words begin with. */
    private static String named(Map<String, String> names, String words) {
        var small = words.toLowerCase(Locale.ROOT);
        return names.entrySet().stream()
                .filter(name -> words.startsWith(name.getKey()) || small.startsWith(name.getValue()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    boolean isUnknown() {
        return country.isEmpty();
    }

    boolean isMainland() {
        return country.equals(MAINLAND);
    }
}
