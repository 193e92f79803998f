package org.wishwright.kernel;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Words of a maker: a text in the language it was written in, and its translations.
 *
 * @param sourceLanguage ISO 639 code of the language the text was written in, as in {@code zh}
 * @param texts the text by ISO 639 code; holds at least the source language
 */
public record LocalText(String sourceLanguage, Map<String, String> texts) {

    public LocalText {
        if (!texts.containsKey(sourceLanguage)) {
            throw new IllegalArgumentException("A text must be given in its source language " + sourceLanguage);
        }
        texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    }

    public static LocalText of(String language, String text) {
        return new LocalText(language, Map.of(language, text));
    }

    /** The text in the locale's language, or the source where there is no translation. */
    public String in(Locale locale) {
        var text = texts.get(locale.getLanguage());
        return text != null ? text : source();
    }

    /** Whether {@link #in} falls back, so that a page can say in which language it shows the text. */
    public boolean isFallbackIn(Locale locale) {
        return !texts.containsKey(locale.getLanguage());
    }

    public String source() {
        return texts.getOrDefault(sourceLanguage, "");
    }
}
