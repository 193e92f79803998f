package org.wishwright.configuration.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a fuzzer that follows coverage takes hold: {@code ./wishwright bench fuzz} starts one process a format. */
public final class FuzzTarget {

    private static FuzzedFormat format = FuzzedFormat.TEXT;

    private FuzzTarget() {}

    /** Writes the files to begin from. @param arguments a folder, which gets a folder a format */
    public static void main(String[] arguments) throws IOException {
        for (var each : FuzzedFormat.values()) {
            var folder = Files.createDirectories(Path.of(arguments[0]).resolve(each.text()));
            var seeds = each.seeds();
            for (int i = 0; i < seeds.size(); i++) {
                Files.write(folder.resolve("seed-" + i), seeds.get(i));
            }
        }
    }

    /** @param arguments the format */
    public static void fuzzerInitialize(String[] arguments) {
        format = FuzzedFormat.of(arguments[0]);
    }

    public static void fuzzerTestOneInput(byte[] file) {
        format.read(file);
    }
}
