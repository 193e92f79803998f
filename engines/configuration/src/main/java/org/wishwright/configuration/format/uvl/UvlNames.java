package org.wishwright.configuration.format.uvl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.wishwright.kernel.LocalText;

/** What features are called in a file that is written: like ids, without dots, none like a number, each once. */
final class UvlNames {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    /** Beside a number, as where switches are counted, an id of this form reads as one. */
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("[-+]?[0-9]*");

    private static final Set<String> TAKEN = Set.of(
            "Boolean",
            "Integer",
            "Real",
            "String",
            "or",
            "alternative",
            "optional",
            "mandatory",
            "features",
            "constraints",
            "constraint",
            "imports",
            "namespace",
            "include",
            "cardinality",
            "as",
            "true",
            "false",
            "sum",
            "avg",
            "len",
            "floor",
            "ceil");

    private final Set<String> used = new HashSet<>();
    private final Map<String, String> names = new HashMap<>();

    /** The name for a key, in double quotes where it needs them. */
    String of(String key) {
        return names.computeIfAbsent(key, this::made);
    }

    /** A name for what no key stands for, as the product itself, which a module may be called like. */
    String made(String key) {
        var dotless = key.replace('.', '_');
        var plain = LIKE_A_NUMBER.matcher(dotless).matches() ? '_' + dotless : dotless;
        var name = plain;
        for (int n = 2; !used.add(name); n++) {
            name = plain + "_" + n;
        }
        return PLAIN.matcher(name).matches() && !TAKEN.contains(name) ? name : '"' + name + '"';
    }

    /** A text in single quotes, which it may not hold itself. */
    static String quoted(String text) {
        return '\'' + line(text).replace('\'', '’') + '\'';
    }

    /** A text without what ends a line. */
    static String line(String text) {
        var line = new StringBuilder();
        text.codePoints().forEach(c -> line.appendCodePoint(Character.isISOControl(c) || isBreak(c) ? ' ' : c));
        return line.toString();
    }

    private static boolean isBreak(int c) {
        return c == 0x2028 || c == 0x2029;
    }

    /** {@code , name_en 'Oak', name_zh '橡木'}. */
    static String attributes(LocalText name) {
        var out = new StringBuilder();
        name.texts()
                .forEach((language, text) -> out.append(", name_")
                        .append(language.replace('-', '_'))
                        .append(' ')
                        .append(quoted(text)));
        return out.toString();
    }
}
