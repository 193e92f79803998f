package org.wishwright.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wishwright.simulator.advisories.AdvisoryFiles;
import org.wishwright.simulator.advisories.MavenVersion;
import picocli.CommandLine;

/** Known weaknesses among the libraries are found by version, said with their id, and accepted only with a reason. */
class AdvisoriesTest {

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();
    private final StringWriter wrong = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 1.2.10",
        "1.0-alpha, 1.0-beta",
        "1.0-beta2, 1.0-rc1",
        "1.0-rc1, 1.0",
        "1.0, 1.0.1",
        "1.0-SNAPSHOT, 1.0",
        "1.0-M1, 1.0-RC1",
        "42.7.9, 42.7.13",
        "4.40.734.ALL, 4.41.0.ALL",
        "9, 10.0.0-alpha",
    })
    void anOlderVersionIsBeforeANewerOne(String older, String newer) {
        assertThat(new MavenVersion(older)).isLessThan(new MavenVersion(newer));
        assertThat(new MavenVersion(newer)).isGreaterThan(new MavenVersion(older));
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1", "1.0.0, 1.0", "1.0.Final, 1.0", "1.0-GA, 1", "1.0-cr1, 1.0-rc1"})
    void theSameVersionWrittenOtherwiseIsTheSame(String one, String other) {
        assertThat(new MavenVersion(one)).isEqualByComparingTo(new MavenVersion(other));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, false",
        "1.5, true",
        "1.9.9, true",
        "2.0, false",
        "2.5, true",
        "2.9, true",
        "3.0, false",
        "7.7, true",
    })
    void aLibraryIsCoveredFromTheVersionThatBroughtItToTheOneThatMendsIt(String version, boolean covered)
            throws IOException {
        assertThat(check(bill("org.example:thing", version), folder(RANGES)))
                .as(said + "" + wrong)
                .isEqualTo(covered ? 1 : 0);
        assertThat(said.toString().contains("TEST-1")).isEqualTo(covered);
    }

    @Test
    void ofAnotherPackageAnotherEcosystemOrTakenBackItIsNone() throws IOException {
        var others = List.of(
                RANGES.replace("org.example:thing", "org.example:other"),
                RANGES.replace("Maven", "PyPI"),
                RANGES.replace("\"affected\"", "\"withdrawn\": \"2026-01-01T00:00:00Z\", \"affected\""));
        for (var other : others) {
            assertThat(check(bill("org.example:thing", "1.5"), folder(other))).isZero();
        }
    }

    @Test
    void anAcceptedOneNeedsAReason() throws IOException {
        var accepted = Files.writeString(folder.resolve("accepted"), "# ours\nTEST-1 only its parser is concerned\n");
        var bill = bill("org.example:thing", "1.5");
        assertThat(check(bill, folder(RANGES), "--accepted", accepted.toString()))
                .isZero();
        assertThat(said.toString()).contains("accepted", "only its parser is concerned", "0 open, 1 accepted");
        Files.writeString(accepted, "TEST-1\n");
        assertThat(check(bill, folder(RANGES), "--accepted", accepted.toString()))
                .isEqualTo(2);
        assertThat(wrong.toString()).contains("Say why TEST-1");
    }

    @Test
    void anArchiveIsReadToo() throws IOException {
        var archive = folder.resolve("all.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            zip.putNextEntry(new ZipEntry("TEST-1.json"));
            zip.write(RANGES.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        assertThat(check(bill("org.example:thing", "2.5"), archive, "--json")).isEqualTo(1);
        assertThat(said.toString())
                .contains("\"advisory\":\"TEST-1\"", "\"advisories\":1", "\"newest\":\"2026-03-01T00:00:00Z\"");
    }

    @Test
    void whatIsNoAdvisoryIsSaid() throws IOException {
        var bill = bill("org.example:thing", "1.5");
        assertThat(check(bill, folder("{\"id\":"))).isEqualTo(2);
        assertThat(check(bill, folder("{}"))).isEqualTo(2);
        assertThat(check(bill, Files.createDirectories(folder.resolve("empty"))))
                .isEqualTo(2);
        assertThat(check(bill, folder.resolve("nowhere"))).isEqualTo(2);
        assertThat(check(Files.writeString(folder.resolve("no-bill"), "{}"), folder(RANGES)))
                .isEqualTo(2);
    }

    @Test
    void ourOwnBillIsRead() throws IOException {
        var root = Files.isDirectory(Path.of("docs")) ? Path.of("docs") : Path.of("..", "docs");
        assertThat(AdvisoryFiles.bill(root.resolve("sbom.cdx.json")))
                .hasSizeGreaterThan(100)
                .anyMatch(library -> library.name().equals("org.postgresql:postgresql"));
    }

    private static final String RANGES = """
            {"id": "TEST-1", "summary": "It falls over", "modified": "2026-03-01T00:00:00Z", "affected": [
              {"package": {"ecosystem": "Maven", "name": "org.example:thing"},
               "versions": ["7.7"],
               "ranges": [{"type": "ECOSYSTEM", "events": [
                 {"introduced": "1.1"}, {"fixed": "2.0"}, {"introduced": "2.1"}, {"last_affected": "2.9"}]}]}]}
            """;

    private Path folder(String record) throws IOException {
        var made = Files.createTempDirectory(folder, "advisories");
        Files.writeString(made.resolve("one.json"), record);
        return made;
    }

    private Path bill(String name, String version) throws IOException {
        var purl = "pkg:maven/" + name.replace(':', '/') + "@" + version;
        return Files.writeString(folder.resolve("bill-" + version), "{\"components\": [{\"purl\": \"" + purl + "\"}]}");
    }

    private int check(Path bill, Path advisories, String... more) {
        said.getBuffer().setLength(0);
        wrong.getBuffer().setLength(0);
        var arguments = new ArrayList<>(List.of(advisories.toString(), "--bill", bill.toString()));
        arguments.addAll(List.of(more));
        return new CommandLine(new Advisories())
                .setOut(new PrintWriter(said))
                .setErr(new PrintWriter(wrong))
                .execute(arguments.toArray(String[]::new));
    }
}
