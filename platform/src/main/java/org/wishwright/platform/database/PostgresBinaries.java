package org.wishwright.platform.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL server programs, unpacked once from the jar for this processor. */
final class PostgresBinaries {

    private final Path root;

    private PostgresBinaries(Path root) {
        this.root = root;
    }

    /** Unpacks into a temporary folder and renames it, so that a half-unpacked server is never found. */
    static PostgresBinaries unpackInto(Path folder, Progress progress) {
        var archive = archiveName();
        var target = folder.resolve("postgres-18-" + archive.replace(".txz", ""));
        if (!Files.isDirectory(target)) {
            progress.begins("Unpacking PostgreSQL");
            try {
                Files.createDirectories(folder);
                var temporary = Files.createTempDirectory(folder, "unpacking");
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
                unpack(archive, temporary);
                moveInPlace(temporary, target);
            } catch (IOException e) {
                throw new UncheckedIOException("Could not unpack PostgreSQL into " + folder, e);
            }
        }
        return new PostgresBinaries(target);
    }

    String program(String name) {
        return root.resolve("bin").resolve(name).toString();
    }

    private static void moveInPlace(Path temporary, Path target) throws IOException {
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static String archiveName() {
        var arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return "postgres-linux-" + (arch.contains("aarch64") || arch.contains("arm64") ? "arm_64" : "x86_64") + ".txz";
    }

    private static void unpack(String archive, Path into) throws IOException {
        try (InputStream raw = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
            if (raw == null) {
                throw new IOException("No PostgreSQL for this machine (" + archive
                        + "). Maybe name a PostgreSQL of your own in SPRING_DATASOURCE_URL.");
            }
            try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)))) {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    unpack(tar, entry, into);
                }
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path into) throws IOException {
        var path = into.resolve(entry.getName()).normalize();
        if (!path.startsWith(into)) {
            throw new IOException("The archive names a path outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(path);
        } else if (entry.isSymbolicLink()) {
            Files.createDirectories(path.getParent());
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
            Files.setPosixFilePermissions(
                    path, PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
