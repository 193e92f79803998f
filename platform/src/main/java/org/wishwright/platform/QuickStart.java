package org.wishwright.platform;

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
import java.util.regex.Pattern;

/**
 * The cache of loaded and linked classes from which the next start takes a third of the time (JEP 483, 514 and 515). It is
 * made once a build, by a second program over a throw-away database, in the background and at the lowest priority; whatever
 * goes wrong with it, the next start is merely a plain one. The Java machine itself refuses a cache that does not fit the jars.
 */
final class QuickStart {

    static final String TRAINING = "--training";

    private static final String CACHE = "wishwright.quick-start";
    private static final int LONGEST_MINUTES = 10;
    private static final int VISITS = 3;
    private static final Pattern LINK = Pattern.compile("href=\"(/products/[0-9a-f-]{36})\"");

    private QuickStart() {}

    /** Makes the cache that the script asked for, unless it is there. */
    static void prepareInBackground() {
        var wanted = System.getProperty(CACHE);
        if (wanted != null && !Files.exists(Path.of(wanted))) {
            Thread.ofPlatform().daemon().name("quick-start").start(() -> prepare(Path.of(wanted)));
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
        var unfinished = cache.resolveSibling(cache.getFileName() + ".unfinished");
        try {
            var data = Files.createTempDirectory(cache.toAbsolutePath().getParent(), "training-");
            try {
                if (trained(unfinished, data)) {
                    removeOlder(cache);
                    Files.move(unfinished, cache, StandardCopyOption.ATOMIC_MOVE);
                }
            } finally {
                remove(data);
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            return; // without a cache the next start is a plain one
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those of earlier jars, 100 MB each. */
    private static void removeOlder(Path cache) throws IOException {
        try (var caches = Files.newDirectoryStream(cache.toAbsolutePath().getParent(), "quick-start-*.aot")) {
            for (var older : caches) {
                Files.delete(older);
            }
        }
    }

    private static boolean trained(Path output, Path data) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command(output, data))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("SPRING_") || name.startsWith("WISHWRIGHT_"));
        var program = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(program::destroy));
        if (!program.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
            program.destroy();
            return false;
        }
        return program.exitValue() == 0 && Files.exists(output);
    }

    private static List<String> command(Path output, Path data) throws IOException {
        var command = new ArrayList<>(List.of("nice", "-n", "19"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-D" + CACHE) && !argument.startsWith("-XX:AOT"))
                .forEach(command::add);
        command.addAll(List.of("-XX:AOTCacheOutput=" + output, "-cp", System.getProperty("java.class.path")));
        command.add(Launcher.class.getName());
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            command.addAll(List.of("--port", String.valueOf(socket.getLocalPort())));
        }
        command.addAll(List.of("--data", data.toString(), TRAINING));
        return command;
    }

    private static void remove(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
