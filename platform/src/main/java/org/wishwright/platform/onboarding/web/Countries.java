package org.wishwright.platform.onboarding.web;

import java.text.Collator;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.wishwright.platform.onboarding.Papers;

/** Countries and regions by their ISO code, named and sorted in the reader's language, the commonest first. */
final class Countries {

    private static final Map<Locale, Map<String, String>> NAMES = new ConcurrentHashMap<>();

    private Countries() {}

    static Map<String, String> in(Locale language) {
        return NAMES.computeIfAbsent(language, Countries::named);
    }

    static String name(String code, Locale language) {
        return Locale.of("", code).getDisplayCountry(language);
    }

    private static Map<String, String> named(Locale language) {
        var names = new LinkedHashMap<String, String>();
        names.put(Papers.CHINA, name(Papers.CHINA, language));
        Arrays.stream(Locale.getISOCountries())
                .sorted(Comparator.comparing(code -> name(code, language), Collator.getInstance(language)))
                .forEach(code -> names.putIfAbsent(code, name(code, language)));
        return names;
    }
}
