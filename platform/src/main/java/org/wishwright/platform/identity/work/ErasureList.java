package org.wishwright.platform.identity.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.store.ErasureStore.Erased;

/**
 * The copy of the list of erasures outside the database ({@code wishwright.erasures} names the file): a backup of before an
 * erasure does not know of it. Lines once written stay, for after a restore the database's own list is the older one.
 */
@Component
class ErasureList {

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) \\S+");

    private final String file;

    ErasureList(@Value("${wishwright.erasures:}") String file) {
        this.file = file;
    }

    static String lines(List<Erased> erased) {
        var lines = new StringBuilder();
        erased.forEach(
                one -> lines.append(one.person()).append(' ').append(one.at()).append('\n'));
        return lines.toString();
    }

    /** Writes the file anew, with what stood there and what is new; in one step, so that it is never half written. */
    synchronized void keep(List<Erased> erased) {
        if (file.isBlank() || erased.isEmpty()) {
            return;
        }
        try {
            var path = Path.of(file).toAbsolutePath();
            var lines = new LinkedHashSet<String>();
            if (Files.exists(path)) {
                lines.addAll(Files.readAllLines(path));
            }
            var known = persons(lines);
            erased.stream()
                    .filter(one -> !known.contains(one.person()))
                    .forEach(one -> lines.add(one.person() + " " + one.at()));
            var unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
            Files.write(unfinished, lines);
            Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The list of erasures cannot be written to " + file, e);
        }
    }

    static List<PartyId> read(Path list) {
        try {
            var lines = Files.readAllLines(list);
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).isBlank() && !LINE.matcher(lines.get(i)).matches()) {
                    throw new RefusedException(Refusal.of(
                            "erasures.unreadable",
                            "Line {line} of {file} is no line of a list of erasures.",
                            "line",
                            i + 1,
                            "file",
                            list));
                }
            }
            return new ArrayList<>(persons(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<PartyId> persons(Iterable<String> lines) {
        var persons = new LinkedHashSet<PartyId>();
        for (var line : lines) {
            var matcher = LINE.matcher(line);
            if (matcher.matches()) {
                persons.add(new PartyId(UUID.fromString(matcher.group(1))));
            }
        }
        return persons;
    }
}
