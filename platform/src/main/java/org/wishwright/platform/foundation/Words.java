package org.wishwright.platform.foundation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;

/** The interface's words in both languages, one file a module and language: {@code messages/<module>_<zh|en>.properties}. */
@Component
public class Words {

    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final Locale CHINESE = Locale.CHINESE;

    private final Map<String, String> english = load("en");
    private final Map<String, String> chinese = load("zh");

    /**
     * The words of a key, with {@code {name}} or {@code {0}} replaced by the values given as name, value, name, value.
     *
     * @throws IllegalArgumentException if the key has no words: a test visits every page in both languages
     */
    public String say(Locale language, String key, Object... namesAndValues) {
        var text = in(language).get(key);
        if (text == null) {
            throw new IllegalArgumentException(
                    "No words for '" + key + "' in " + language + ". Maybe add it to messages/.");
        }
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            text = text.replace("{" + namesAndValues[i] + "}", String.valueOf(namesAndValues[i + 1]));
        }
        return text;
    }

    public boolean has(Locale language, String key) {
        return in(language).containsKey(key);
    }

    /**
     * A refusal in the reader's language; the English sentence where no translation was written. A value that is a code
     * is said in words where {@code value.<name>.<code>} has some.
     */
    public String say(Locale language, Refusal refusal) {
        var text = in(language).getOrDefault("refusal." + refusal.code(), refusal.sentence());
        for (var value : refusal.values().entrySet()) {
            var name = "value." + value.getKey() + "." + value.getValue();
            text = text.replace("{" + value.getKey() + "}", in(language).getOrDefault(name, value.getValue()));
        }
        return text;
    }

    private Map<String, String> in(Locale language) {
        return language.getLanguage().equals("zh") ? chinese : english;
    }

    private static Map<String, String> load(String language) {
        var words = new HashMap<String, String>();
        try {
            var pattern = "classpath*:messages/*_" + language + ".properties";
            for (var resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, value) -> words.put((String) key, (String) value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(words);
    }
}
