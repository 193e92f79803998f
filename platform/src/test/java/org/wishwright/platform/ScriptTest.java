package org.wishwright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program as people start it: by the script itself with the very flags that it gives, over what was compiled for this test. Other
 * tests start the program within themselves, and would never see a flag that stops every page.
 */
class ScriptTest {

    private static final List<String> SOURCES = List.of("engines/one", "platform", "simulator", "benchmarks");

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void runStartsAProgramThatAnswersAndTakesAForm() throws Exception {
        built();
        int port = freePort();
        var said = folder.resolve("said");
        var program = script("run", "--empty", "--port", "" + port, "--data", folder.resolve("data") + "")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            while (program.isAlive() && !read(said).contains(":" + port + "/")) {
                Thread.sleep(100); // bounded by the test's own time
            }
            assertThat(program.isAlive()).as(read(said)).isTrue();
            var visitor = TestClient.visitor(port);
            assertThat(visitor.page("/").status()).as(read(said)).isEqualTo(200);
            assertThat(visitor.page("/login").status()).isEqualTo(200);
            assertThat(visitor.submit("/login/code", Map.of("phone", TestClient.newPhone()))
                            .text())
                    .contains("sandbox-code");
        } finally {
            program.destroy();
            if (!program.waitFor(60, TimeUnit.SECONDS)) {
                program.descendants().forEach(ProcessHandle::destroyForcibly);
                program.destroyForcibly();
            }
        }
        assertThat(read(said)).doesNotContain("Exception", "Unrecognized", "Error:");
    }

    @Test
    void whatTheScriptDoesNotKnowItSays() throws Exception {
        built();
        var said = folder.resolve("said");
        var typed = script("rum")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(typed.waitFor()).isEqualTo(2);
        assertThat(read(said)).contains("Maybe you meant: ./wishwright run");
    }

    /** Or the folder's end would warn of every link that leads out of it. */
    @AfterEach
    void unlink() throws IOException {
        try (var links = Files.newDirectoryStream(folder.resolve("platform/target/lib"), Files::isSymbolicLink)) {
            for (var link : links) {
                Files.delete(link);
            }
        }
    }

    private ProcessBuilder script(String... arguments) {
        var command =
                new ArrayList<>(List.of("bash", folder.resolve("wishwright").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("WISHWRIGHT_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTIONS", "-Xmx512m");
        return builder;
    }

    /** The script in a folder where everything it looks for has been built. */
    private void built() throws IOException {
        Files.copy(Path.of("..", "wishwright"), folder.resolve("wishwright"), StandardCopyOption.COPY_ATTRIBUTES);
        for (var module : SOURCES) {
            Files.createDirectories(folder.resolve(module).resolve("src/main"));
            Files.createFile(folder.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(folder.resolve("pom.xml"));
        var lib = Files.createDirectories(folder.resolve("platform/target/lib"));
        int number = 0;
        for (var entry : classPath()) {
            if (Files.isRegularFile(entry)) {
                Files.createSymbolicLink(lib.resolve(number + "-" + entry.getFileName()), entry.toAbsolutePath());
            } else if (entry.endsWith(Path.of("platform", "target", "classes"))) {
                jar(entry, folder.resolve("platform/target/wishwright-platform.jar"));
            } else if (entry.endsWith(Path.of("target", "classes"))) {
                jar(entry, lib.resolve(number + ".jar"));
            }
            number++;
        }
        assertThat(folder.resolve("platform/target/wishwright-platform.jar")).exists();
        Files.createDirectories(folder.resolve("target"));
        Files.createFile(folder.resolve("target/built"));
        Files.setLastModifiedTime(
                folder.resolve("target/built"), FileTime.from(Instant.now().plusSeconds(60)));
    }

    /** A test's runner may hide the class path in the manifest of one jar. */
    private static List<Path> classPath() throws IOException {
        var entries = new ArrayList<Path>();
        for (var entry : System.getProperty("java.class.path").split(java.io.File.pathSeparator, -1)) {
            var path = Path.of(entry).toAbsolutePath().normalize();
            if (path.getFileName().toString().startsWith("surefirebooter")) {
                try (var jar = new JarFile(path.toFile())) {
                    var hidden = jar.getManifest().getMainAttributes().getValue("Class-Path");
                    for (var one : hidden.split(" ", -1)) {
                        entries.add(Path.of(path.toUri().resolve(one)).normalize());
                    }
                }
            } else {
                entries.add(path);
            }
        }
        return entries;
    }

    private static void jar(Path classes, Path into) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(into));
                var files = Files.walk(classes)) {
            for (var file : files.filter(one -> !one.equals(classes)).sorted().toList()) {
                boolean folder = Files.isDirectory(file); // listed too, as in any jar: migrations are found by them
                out.putNextEntry(new JarEntry(classes.relativize(file) + (folder ? "/" : "")));
                if (!folder) {
                    Files.copy(file, out);
                }
                out.closeEntry();
            }
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
