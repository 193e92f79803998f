package org.wishwright.configuration.compiled;

import java.util.BitSet;
import java.util.Collection;
import java.util.Map;
import org.wishwright.configuration.Vocabulary;

/** Some options of one model, for example those that are not on offer on a day. Immutable. */
public final class OptionSet {

    private final Vocabulary vocabulary;
    private final BitSet[] options;
    private boolean isEmpty = true;

    private OptionSet(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.options = new BitSet[vocabulary.size()];
        for (int m = 0; m < options.length; m++) {
            options[m] = new BitSet();
        }
    }

    public static OptionSet none(Vocabulary vocabulary) {
        return new OptionSet(vocabulary);
    }

    /** @param options of each module; one that the vocabulary lacks throws {@link IllegalArgumentException} */
    public static OptionSet of(Vocabulary vocabulary, Map<String, ? extends Collection<String>> options) {
        var set = new OptionSet(vocabulary);
        options.forEach((module, some) -> {
            int m = vocabulary.indexOf(module);
            for (var option : some) {
                int o = m < 0 ? -1 : vocabulary.indexOf(m, option);
                if (o < 0) {
                    throw new IllegalArgumentException("No option " + module + "=" + option);
                }
                set.options[m].set(o);
                set.isEmpty = false;
            }
        });
        return set;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public boolean contains(String module, String option) {
        int m = vocabulary.indexOf(module);
        int o = m < 0 ? -1 : vocabulary.indexOf(m, option);
        return o >= 0 && options[m].get(o);
    }

    public boolean isEmpty() {
        return isEmpty;
    }

    /** By position of the module. */
    BitSet options(int module) {
        return options[module];
    }
}
