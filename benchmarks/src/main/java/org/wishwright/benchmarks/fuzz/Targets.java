package org.wishwright.benchmarks.fuzz;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A class among a module's tests that knows formats: its {@code main} writes files to begin from, a folder a format, and a fuzzer
 * takes hold of it.
 *
 * @param module the module's folder
 * @param name of the class
 */
record Targets(Path module, String name) {

    /** Formats that the compilers write or read themselves. */
    private static final Set<String> COMPILED = Set.of("artefact", "nnf");

    private static final String CHECKS = "org.wishwright.configuration.fuzz.**:org.wishwright.platform.fuzz.**";
    private static final String COMPILERS =
            "org.wishwright.configuration.compiled.**:org.wishwright.configuration.network.**";

    static List<Targets> all() {
        return List.of(
                new Targets(Path.of("engines", "configuration"), "org.wishwright.configuration.fuzz.FuzzTarget"),
                new Targets(Path.of("platform"), "org.wishwright.platform.fuzz.FuzzTarget"));
    }

    /**
     * @param corpus files to begin from
     * @param found where what is found is kept
     */
    record Format(String name, Path corpus, Path found) {

        /** Classes that run and do not lead the fuzzer, as they are no parsers. */
        String unled() {
            return COMPILED.contains(name) ? CHECKS : CHECKS + ":" + COMPILERS;
        }
    }

    /** By name; writes their files to begin from. */
    List<Format> formats(Path found) throws IOException, InterruptedException {
        if (!Files.isDirectory(tests())) {
            throw new IOException("The tests are not built in " + tests() + "; build all.");
        }
        var corpora = Files.createTempDirectory("bench-fuzz-");
        var written = new ProcessBuilder(java(), "-cp", path(), name, corpora.toString())
                .inheritIO()
                .start();
        if (written.waitFor() != 0) {
            throw new IOException("The files to begin from were not written.");
        }
        var names = corpora.toFile().list();
        return Arrays.stream(names == null ? new String[0] : names)
                .sorted()
                .map(format -> new Format(format, corpora.resolve(format), found.resolve(format)))
                .toList();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What a process needs to run it, the fuzzer included. */
    String path() {
        var target = module.resolve("target");
        return String.join(
                File.pathSeparator,
                tests().toString(),
                target.resolve("classes").toString(),
                target.resolve("lib") + File.separator + "*",
                System.getProperty("java.class.path"));
    }

    private Path tests() {
        return module.resolve("target").resolve("test-classes");
    }
}
