package org.wishwright.simulator.advisories;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.wishwright.simulator.advisories.Advisory.Affected;
import org.wishwright.simulator.advisories.Advisory.Range;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the bill of materials (CycloneDX) and advisories (OSV schema 1): a record, a folder of them, or an archive. */
public final class AdvisoryFiles {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_RECORD = 4 << 20;
    private static final String PURL = "pkg:maven/";

    private AdvisoryFiles() {}

    /** @throws IOException also where it is no bill of materials */
    public static List<Library> bill(Path file) throws IOException {
        var libraries = new ArrayList<Library>();
        for (var component : tree(Files.readAllBytes(file), file.toString()).path("components")) {
            var purl = component.path("purl").asString("");
            int at = purl.lastIndexOf('@');
            if (purl.startsWith(PURL) && at > 0) {
                var name = purl.substring(PURL.length(), at).replace('/', ':');
                var version = purl.substring(at + 1).replaceFirst("[?#].*$", "");
                libraries.add(new Library(name, new MavenVersion(version)));
            }
        }
        if (libraries.isEmpty()) {
            throw new IOException(file + " lists no library.");
        }
        return libraries;
    }

    /** Each record once, as it is read: an archive may hold more than fit into memory. @return how many there were */
    public static int read(Path place, Consumer<Advisory> each) throws IOException {
        if (Files.isDirectory(place)) {
            int count = 0;
            try (var files = Files.walk(place)) {
                for (var file : files.filter(one -> one.toString().endsWith(".json"))
                        .sorted()
                        .toList()) {
                    each.accept(advisory(tree(Files.readAllBytes(file), file.toString())));
                    count++;
                }
            }
            return count;
        }
        if (place.toString().endsWith(".zip")) {
            try (var in = Files.newInputStream(place)) {
                return archive(in, each);
            }
        }
        each.accept(advisory(tree(Files.readAllBytes(place), place.toString())));
        return 1;
    }

    private static int archive(InputStream in, Consumer<Advisory> each) throws IOException {
        int count = 0;
        var zip = new ZipInputStream(in);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().endsWith(".json")) {
                var bytes = zip.readNBytes(LARGEST_RECORD + 1);
                if (bytes.length > LARGEST_RECORD) {
                    throw new IOException(entry.getName() + " is larger than any advisory.");
                }
                each.accept(advisory(tree(bytes, entry.getName())));
                count++;
            }
        }
        return count;
    }

    private static JsonNode tree(byte[] bytes, String name) throws IOException {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException e) {
            throw new IOException(name + " is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Advisory advisory(JsonNode record) throws IOException {
        var id = record.path("id").asString("");
        if (id.isEmpty()) {
            throw new IOException("A record without an id is no advisory.");
        }
        var affected = new ArrayList<Affected>();
        for (var one : record.path("affected")) {
            if (one.path("package").path("ecosystem").asString("").equals("Maven")) {
                affected.add(new Affected(one.path("package").path("name").asString(""), ranges(one), versions(one)));
            }
        }
        return new Advisory(
                id,
                record.path("summary").asString(""),
                record.path("modified").asString(""),
                record.has("withdrawn"),
                affected);
    }

    private static Set<String> versions(JsonNode affected) {
        var versions = new LinkedHashSet<String>();
        affected.path("versions").forEach(version -> versions.add(version.asString("")));
        return versions;
    }

    /** Events come in the order of versions: each beginning with what ends it. */
    private static List<Range> ranges(JsonNode affected) {
        var ranges = new ArrayList<Range>();
        for (var range : affected.path("ranges")) {
            if (range.path("type").asString("").equals("GIT")) {
                continue;
            }
            String begun = null;
            for (var event : range.path("events")) {
                if (event.has("introduced")) {
                    add(ranges, begun, null, null);
                    begun = event.path("introduced").asString("");
                } else if (event.has("fixed") || event.has("last_affected")) {
                    add(ranges, begun, text(event, "fixed"), text(event, "last_affected"));
                    begun = null;
                }
            }
            add(ranges, begun, null, null);
        }
        return ranges;
    }

    private static void add(List<Range> ranges, @Nullable String begun, @Nullable String fixed, @Nullable String last) {
        if (begun != null) {
            ranges.add(new Range(begun, fixed, last));
        }
    }

    private static @Nullable String text(JsonNode event, String name) {
        return event.has(name) ? event.path(name).asString("") : null;
    }
}
