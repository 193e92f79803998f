package org.wishwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials lists just the libraries that are there, byte for byte, under licences that fit ours. */
class BillOfMaterialsTest {

    private static final Path FILE = Path.of("docs", "sbom.cdx.json");

    /** They let a program under the Apache licence use and pass on the library unchanged; copyleft beyond the library is not among them. */
    private static final Set<String> FITTING = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-1.0",
            "EPL-2.0",
            "MPL-2.0",
            "LGPL-2.1-or-later",
            "GPL-2.0-with-classpath-exception",
            "0BSD",
            "CC0",
            "Public Domain",
            "Unicode/ICU License");

    /** {@code -Dwishwright.bill=true} writes what this test would otherwise only compare. */
    @Test
    void itListsJustTheLibrariesThatAreThere() throws IOException {
        var here = Path.of("").toAbsolutePath();
        var root = Files.isDirectory(here.resolve("engines")) ? here : Objects.requireNonNull(here.getParent());
        var libraries = BillOfMaterials.ofClassPath();
        if (Boolean.getBoolean("wishwright.bill")) {
            Files.writeString(root.resolve(FILE), BillOfMaterials.json(libraries.values()));
        }
        var listed = new TreeMap<String, String>();
        for (var component : JsonMapper.builder()
                .build()
                .readTree(Files.readString(root.resolve(FILE)))
                .path("components")) {
            listed.put(
                    component.path("purl").asString(""),
                    component.path("hashes").path(0).path("content").asString(""));
        }
        var present = new TreeMap<String, String>();
        libraries.forEach((purl, library) -> present.put(purl, library.sha256()));
        var missing = new TreeSet<>(present.keySet());
        missing.removeAll(listed.keySet());
        assertThat(missing)
                .as("Libraries that " + FILE
                        + " does not list; -Dtest=BillOfMaterialsTest -Dwishwright.bill=true writes it anew")
                .isEmpty();
        present.forEach(
                (purl, sha256) -> assertThat(listed).as("the bytes of " + purl).containsEntry(purl, sha256));
    }

    @Test
    void everyLicenceFitsOurs() {
        var unfitting = new TreeSet<String>();
        BillOfMaterials.ofClassPath().values().stream()
                .filter(library -> library.licences().stream().noneMatch(FITTING::contains))
                .forEach(library -> unfitting.add(library.purl() + " " + library.licences()));
        assertThat(unfitting).isEmpty();
    }
}
