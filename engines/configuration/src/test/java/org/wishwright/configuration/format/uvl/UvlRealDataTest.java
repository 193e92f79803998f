package org.wishwright.configuration.format.uvl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.Model;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Refused;

/** The language's own conformance files and real feature models. */
@Tag("realdata")
class UvlRealDataTest {

    /** A file that one of the language's files imports and that is not among them. */
    private static final String SECOND_BRAND = "features\n\tAMD\n\t\toptional\n\t\t\tfeature1\n\t\t\tfeature2\n";

    static Path folder(String name) {
        var folder = Stream.iterate(
                        Path.of("").toAbsolutePath(), p -> p != null && p.getParent() != null, Path::getParent)
                .map(p -> p.resolve("shared/data/configuration").resolve(name))
                .filter(Files::isDirectory)
                .findFirst();
        Assumptions.assumeTrue(folder.isPresent(), "shared/data is not beside this repository: real UVL is not tested");
        return folder.orElseThrow();
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Outcome<Model> read(Path file) {
        return UvlReader.read(
                "real",
                bytes(file),
                path -> {
                    var imported = file.resolveSibling(String.join("/", path) + ".uvl");
                    if (path.equals(List.of("composition_sub1_sub2"))) {
                        return Optional.of(SECOND_BRAND.getBytes(StandardCharsets.UTF_8));
                    }
                    return Files.isRegularFile(imported) ? Optional.of(bytes(imported)) : Optional.empty();
                },
                Currency.getInstance("EUR"));
    }

    private static List<Path> uvl(String folder) throws IOException {
        try (var files = Files.walk(folder(folder))) {
            return files.filter(f -> f.toString().endsWith(".uvl")).sorted().toList();
        }
    }

    @Test
    void conformanceFilesAreAcceptedAndFaultyOnesRefused() throws IOException {
        var wrong = new ArrayList<String>();
        for (var file : uvl("uvl-conformance")) {
            var refusal = read(file) instanceof Refused<Model>(var r) ? r.code() + " " + r.sentence() : "";
            boolean faulty = file.toString().contains("/faulty/");
            if (faulty != refusal.startsWith("model.uvl-") || !faulty && !refusal.isEmpty()) {
                wrong.add(file + ": " + refusal);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void realFeatureModelsAreRead() throws IOException {
        for (var file : uvl("feature-models")) {
            if (!file.endsWith("bike.uvl")) {
                assertThat(read(file).orThrow().modules()).as(file.toString()).hasSizeGreaterThan(9);
            }
        }
    }
}
