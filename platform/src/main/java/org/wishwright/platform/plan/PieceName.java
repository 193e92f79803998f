package org.wishwright.platform.plan;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.TreeMap;
import org.wishwright.kernel.LocalText;

/** What people call a piece, in the maker's words: the module, and which of its options. */
public record PieceName(LocalText module, LocalText option) {

    private static final String UNDETERMINED = "und";

    /** Both in one line, in every language that one of them is written in. */
    public LocalText whole() {
        var languages = new LinkedHashSet<>(module.texts().keySet());
        languages.addAll(option.texts().keySet());
        if (languages.size() > 1) {
            languages.remove(UNDETERMINED);
        }
        var texts = new TreeMap<String, String>();
        for (var language : languages) {
            var locale = Locale.of(language);
            texts.put(language, module.in(locale) + " · " + option.in(locale));
        }
        var source = texts.containsKey(module.sourceLanguage()) ? module.sourceLanguage() : texts.firstKey();
        return new LocalText(source, texts);
    }
}
