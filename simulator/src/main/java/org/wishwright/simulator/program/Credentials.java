package org.wishwright.simulator.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** An account's e-mail and password. */
public record Credentials(String email, String password) {

    private static final int RANDOM_BYTES = 24;

    /** The operator's of a program of our own: the password is drawn once and kept in a file that only its owner reads. */
    public static Credentials keptIn(Path folder) {
        var file = folder.resolve("operator-password");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                var bytes = new byte[RANDOM_BYTES];
                new SecureRandom().nextBytes(bytes);
                var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, password);
            }
            return read("operator@replay.example", file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param file whose only line is the password */
    public static Credentials read(String email, Path file) throws IOException {
        return new Credentials(email, Files.readString(file).strip());
    }

    @Override
    public String toString() {
        return email;
    }
}
