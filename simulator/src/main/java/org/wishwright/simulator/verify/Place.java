package org.wishwright.simulator.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.wishwright.provenance.check.TileSource;

/** A folder or an address below which a log lies, or one file. */
public sealed interface Place extends TileSource {

    /** A log of more bytes a file is none. */
    int MOST_BYTES = 16 << 20;

    /** Whether this is a log, and not the file of a receipt. */
    boolean isLog();

    /** @throws UncheckedIOException where it cannot be reached */
    static Place of(String text) {
        if (text.startsWith("http://") || text.startsWith("https://")) {
            var address = text.replaceAll("/+$", "");
            var path = URI.create(address).getPath();
            return new Web(path.isEmpty() ? address + "/log" : address);
        }
        return new Folder(Path.of(text));
    }

    /** The file itself, where this is one. */
    default Optional<byte[]> file() {
        return read("");
    }

    /** On the disk. */
    record Folder(Path path) implements Place {

        @Override
        public boolean isLog() {
            return Files.isDirectory(path);
        }

        @Override
        public Optional<byte[]> read(String name) {
            var file = name.isEmpty() ? path : path.resolve(name);
            try {
                if (!Files.isRegularFile(file)) {
                    return Optional.empty();
                }
                try (var in = Files.newInputStream(file)) {
                    return Optional.of(in.readNBytes(MOST_BYTES + 1));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Served. */
    record Web(String prefix) implements Place {

        private static final HttpClient HTTP =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

        @Override
        public boolean isLog() {
            return read("checkpoint").isPresent();
        }

        @Override
        public Optional<byte[]> read(String name) {
            var request = HttpRequest.newBuilder(URI.create(name.isEmpty() ? prefix : prefix + "/" + name))
                    .timeout(Duration.ofSeconds(30))
                    .build();
            try {
                var answer = HTTP.send(request, BodyHandlers.ofInputStream());
                try (var body = answer.body()) {
                    var bytes = body.readNBytes(MOST_BYTES + 1);
                    return answer.statusCode() == 200 ? Optional.of(bytes) : Optional.empty();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Reads from one place and keeps a copy of everything in a folder, so that it can be checked again without it. */
    record Saving(Place from, Path folder) implements Place {

        @Override
        public boolean isLog() {
            return from.isLog();
        }

        @Override
        public Optional<byte[]> read(String name) {
            var read = from.read(name);
            read.filter(bytes -> !name.isEmpty()).ifPresent(bytes -> save(name, bytes));
            return read;
        }

        private void save(String name, byte[] bytes) {
            try {
                var file = folder.resolve(name);
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
