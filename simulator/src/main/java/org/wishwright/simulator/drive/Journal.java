package org.wishwright.simulator.drive;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a replay must remember to go on where it stopped: a file of {@code {"key":…,"value":…}} lines, the last of a key counts. A line
 * cut off by a crash is dropped; what it said is found out again from the program.
 */
public final class Journal implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final Map<String, JsonNode> entries = new ConcurrentHashMap<>();
    private final BufferedWriter out;

    private record Entry(String key, JsonNode value) {}

    private Journal(Path file) throws IOException {
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                read(line);
            }
        }
        out = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        out.newLine(); // after a line that was cut off
    }

    /** Opens or creates the file, whose folder must exist. */
    public static Journal open(Path file) {
        try {
            return new Journal(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        try {
            if (!line.isBlank()) {
                var entry = JSON.readValue(line, Entry.class);
                entries.put(entry.key(), entry.value());
            }
        } catch (JacksonException e) {
            entries.remove(""); // cut off: nothing to remember
        }
    }

    public Optional<JsonNode> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** A value as text, where it is one. */
    public Optional<String> text(String key) {
        return get(key).map(node -> node.asString(""));
    }

    /** All entries whose key begins so, with the rest of the key. */
    public Map<String, JsonNode> under(String prefix) {
        var found = new java.util.TreeMap<String, JsonNode>();
        entries.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }

    /** Remembers; the line is in the file when this returns. */
    public void put(String key, Object value) {
        var node = JSON.<JsonNode>valueToTree(value);
        var line = JSON.writeValueAsString(new Entry(key, node));
        entries.put(key, node);
        synchronized (out) {
            try {
                out.write(line);
                out.newLine();
                out.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() {
        synchronized (out) {
            try {
                out.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
