package org.wishwright.platform.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Models to upload in tests. */
public final class TestModels {

    private TestModels() {}

    /** The example of the format's page: a shelf with 15 products from 230.00 to 525.00 CNY. */
    public static String shelf() {
        try {
            var page = Files.readString(root().resolve("docs/formats/blueprint.md"));
            int begin = page.indexOf("wishwright-model 1\nmodel shelf");
            return page.substring(begin, page.indexOf("```", begin));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** So many modules of two options each; the second option of m2 excludes the second of m1. */
    public static String wide(int modules) {
        var text = new StringBuilder("wishwright-model 1\nmodel wide\ncurrency CNY\nbase 100\n");
        for (int m = 1; m <= modules; m++) {
            text.append("module m")
                    .append(m)
                    .append("\n option a\n option b\n price ")
                    .append(m)
                    .append('\n');
        }
        return text.append("rule apart forbid m1 m2\n words en \"They collide.\"\n | b b\n")
                .toString();
    }

    /** The folder that holds the whole repository. */
    public static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("engines/kernel/pom.xml")))
                .findFirst()
                .orElseThrow();
    }

    /** A file of the real data beside the repository, which may be absent. */
    public static Path realData(String name) {
        return root().resolveSibling("shared").resolve("data").resolve(name);
    }
}
