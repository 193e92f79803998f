package org.wishwright.platform.catalog.work;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a file is, told by how it begins. */
public enum FileKind {
    WISH,
    JSON,
    UVL,
    XCSP,
    FEATURE_IDE,
    CSV,
    WORKBOOK;

    private static final int LOOKED_AT = 4_096;
    private static final Pattern UVL_SECTION =
            Pattern.compile("(namespace\\s+\\S+.*|include|imports|features)\\s*(//.*)?");

    /** Anything that is nothing else is taken for a table. */
    public static FileKind of(byte[] file) {
        if (file.length > 3 && file[0] == 'P' && file[1] == 'K') {
            return WORKBOOK;
        }
        var head = new String(file, 0, Math.min(file.length, LOOKED_AT), StandardCharsets.UTF_8);
        var text = head.startsWith("\uFEFF") ? head.substring(1).strip() : head.strip();
        if (text.startsWith("<")) {
            return text.contains("<featureModel") || text.contains("<extendedFeatureModel") ? FEATURE_IDE : XCSP;
        }
        if (text.startsWith("{")) {
            return JSON;
        }
        var first = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.startsWith("//"))
                .findFirst()
                .orElse("");
        if (first.startsWith("wishwright-model")) {
            return WISH;
        }
        return UVL_SECTION.matcher(first).matches() ? UVL : CSV;
    }
}
