package org.wishwright.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/**
 * What {@code backup} and {@code restore} were asked.
 *
 * @param passphrase from the environment or a file, never from the command line, where others could read it
 * @param erasures the list of persons who were erased since; null: the one beside the data folder
 */
record ToolOptions(
        Path file,
        Path data,
        @Nullable String passphrase,
        @Nullable Path erasures,
        boolean json) {

    static final String PASSPHRASE = "WISHWRIGHT_BACKUP_PASSPHRASE";
    private static final int SHORTEST_PASSPHRASE = 12;

    /** @throws IllegalArgumentException with a sentence for whoever typed it */
    static ToolOptions parse(String[] arguments, Map<String, String> environment) {
        Path file = null;
        var data = Path.of("data");
        var passphrase = environment.get(PASSPHRASE);
        Path erasures = null;
        boolean json = false;
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--data" -> data = Path.of(value(arguments, ++i));
                case "--passphrase-file" -> passphrase = secret(Path.of(value(arguments, ++i)));
                case "--erasures" -> erasures = Path.of(value(arguments, ++i));
                case "--json" -> json = true;
                default -> {
                    if (arguments[i].startsWith("-") || file != null) {
                        throw new IllegalArgumentException("Unknown option " + arguments[i] + ".");
                    }
                    file = Path.of(arguments[i]);
                }
            }
        }
        if (file == null) {
            throw new IllegalArgumentException("Name the file.");
        }
        return new ToolOptions(file, data, passphrase, erasures, json);
    }

    /** A passphrase that seals a file has to withstand guessing at leisure. */
    void refuseShortPassphrase() {
        if (passphrase != null && passphrase.length() < SHORTEST_PASSPHRASE) {
            throw new RefusedException(Refusal.of(
                    "backup.passphrase-short",
                    "The passphrase has fewer than {count} characters. Take a longer one; a few words in a row do well.",
                    "count",
                    SHORTEST_PASSPHRASE));
        }
    }

    /** Where the program keeps the list of erasures for this data folder, unless the environment names another place. */
    static Path erasuresBeside(Path data, Map<String, String> environment) {
        var named = environment.get("WISHWRIGHT_ERASURES");
        var folder = data.toAbsolutePath().normalize();
        return named == null || named.isBlank()
                ? folder.resolveSibling(folder.getFileName() + ".erasures")
                : Path.of(named);
    }

    private static String value(String[] arguments, int index) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException(arguments[index - 1] + " needs a value.");
        }
        return arguments[index];
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("The file " + file + " cannot be read.", e);
        }
    }

    /** Never the passphrase. */
    @Override
    public String toString() {
        return file + " " + data;
    }
}
