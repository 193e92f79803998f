package org.wishwright.platform;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the next start need not do again: a jar with Spring's beans worked out ahead of time (used where {@link AheadOfTime} says
 * so) and the cache of loaded and linked classes (JEP 483, 514 and 515). Both are made once a build, by programs of their own, the
 * last over a throw-away database, in the background and at the lowest priority; whatever goes wrong with them, the next start is
 * merely a plain one. The Java machine itself refuses a cache that does not fit the jars.
 */
final class QuickStart {

    static final String TRAINING = "--training";

    private static final String CACHE = "wishwright.quick-start";
    private static final String TRAINED = "trained.aot";
    private static final int LONGEST_MINUTES = 10;
    private static final int VISITS = 3;
    private static final AtomicReference<@Nullable Process> RUNNING = new AtomicReference<>();
    private static final Pattern LINK = Pattern.compile("href=\"(/products/[0-9a-f-]{36})\"");

    private QuickStart() {}

    /** Makes what the script asked for, unless it is there. */
    static void prepareInBackground() {
        var wanted = System.getProperty(CACHE);
        if (wanted != null && !Files.exists(Path.of(wanted))) {
            Runtime.getRuntime().addShutdownHook(new Thread(QuickStart::end));
            Thread.ofPlatform().daemon().name("quick-start").start(() -> prepare(Path.of(wanted)));
        }
    }

    private static void end() {
        var program = RUNNING.get();
        if (program != null) {
            program.destroy();
        }
    }

    /** In the second program: loads what a first visitor loads, so that it lies in the cache. */
    static void visit(int port) {
        try (var client = HttpClient.newHttpClient()) {
            for (int i = 0; i < VISITS; i++) {
                var home = page(client, port, "/");
                page(client, port, "/login");
                page(client, port, "/products");
                var product = LINK.matcher(home);
                if (product.find()) {
                    page(client, port, product.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String page(HttpClient client, int port, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Encoding", "gzip")
                .build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
        var plain = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return client.send(plain, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static void prepare(Path cache) {
        try {
            removeOlder(cache, "training-*"); // of a program that was ended meanwhile
            var scratch = Files.createTempDirectory(cache.toAbsolutePath().getParent(), "training-");
            try {
                var jar = scratch.resolve("ahead.jar");
                if (workedOut(scratch, jar)) {
                    removeOlder(cache, "quick-start-*.{aot,jar}");
                    var beside = Path.of(cache.toString().replaceFirst("\\.aot$", ".jar"));
                    Files.move(jar, beside, StandardCopyOption.ATOMIC_MOVE);
                    if (trained(scratch, beside)) {
                        Files.move(scratch.resolve(TRAINED), cache, StandardCopyOption.ATOMIC_MOVE);
                    }
                }
            } finally {
                remove(scratch);
            }
        } catch (IOException e) {
            return; // without a cache the next start is a plain one
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What was made of earlier jars, 100 MB each. */
    private static void removeOlder(Path cache, String names) throws IOException {
        try (var older = Files.newDirectoryStream(cache.toAbsolutePath().getParent(), names)) {
            for (var path : older) {
                remove(path);
            }
        }
    }

    /** Spring writes down which beans there are and how each is made, as Java; it is compiled and packed. */
    private static boolean workedOut(Path scratch, Path jar) throws IOException, InterruptedException {
        var sources = scratch.resolve("sources");
        var classes = scratch.resolve("classes");
        var classPath = System.getProperty("java.class.path");
        return ran(List.of(
                        program("java"),
                        "-cp",
                        classPath,
                        "org.springframework.boot.SpringApplicationAotProcessor",
                        WishwrightApplication.class.getName(),
                        sources.toString(),
                        classes.toString(),
                        classes.toString(),
                        "org.wishwright",
                        "platform"))
                && ran(compile(sources, classes, classes + File.pathSeparator + classPath))
                && ran(List.of(program("jar"), "--create", "--file", jar.toString(), "-C", classes.toString(), "."));
    }

    private static List<String> compile(Path sources, Path classes, String classPath) throws IOException {
        var command = new ArrayList<>(
                List.of(program("javac"), "-proc:none", "-nowarn", "-parameters", "-d", classes.toString()));
        command.addAll(List.of("-cp", classPath));
        try (var files = Files.walk(sources)) {
            files.filter(Files::isRegularFile).map(Path::toString).forEach(command::add);
        }
        return command;
    }

    private static boolean trained(Path scratch, Path jar) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(program("java")));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-D" + CACHE) && !argument.startsWith("-XX:AOT"))
                .forEach(command::add);
        command.add("-XX:AOTCacheOutput=" + scratch.resolve(TRAINED));
        command.addAll(List.of("-cp", jar + File.pathSeparator + System.getProperty("java.class.path")));
        command.add(Launcher.class.getName());
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            command.addAll(List.of("--port", String.valueOf(socket.getLocalPort())));
        }
        command.addAll(List.of("--data", scratch.resolve("data").toString(), TRAINING));
        return ran(command) && Files.exists(scratch.resolve(TRAINED));
    }

    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** One program after the other, at the lowest priority, knowing nothing of what this one was told. */
    private static boolean ran(List<String> command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.command().addAll(0, List.of("nice", "-n", "19"));
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("WISHWRIGHT_"));
        var program = builder.start();
        RUNNING.set(program);
        if (!program.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            program.destroy();
            return false;
        }
        return program.exitValue() == 0;
    }

    private static void remove(Path path) throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
