package org.wishwright.platform.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Operating-system commands around the server: running them, and shedding root, which PostgreSQL refuses. */
final class Commands {

    private static final int NOBODY = 65534;
    private static final long LONGEST_SECONDS = 120;

    private Commands() {}

    /** The words to put before a command so that it does not run as root; none for an ordinary user. */
    static List<String> unprivileged() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        var temporary = Path.of(System.getProperty("java.io.tmpdir"));
        if (exitCode(List.of("unshare", "-U", "true"), temporary) == 0) {
            return List.of("unshare", "-U");
        }
        return List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    /** Under setpriv the server is another user on disk and must own its folder. */
    static void giveTo(List<String> prefix, Path... paths) throws IOException {
        if (!prefix.isEmpty() && "setpriv".equals(prefix.getFirst())) {
            for (var path : paths) {
                Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    /** Runs to the end with output appended to {@code start.log} in the folder; a hung command counts as failed. */
    static int exitCode(List<String> command, Path folder) {
        try {
            var log = Files.isWritable(folder) ? folder.resolve("start.log").toFile() : null;
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.redirectOutput(
                    log == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.appendTo(log));
            builder.environment().put("TZ", "UTC");
            var process = builder.start();
            process.getOutputStream().close();
            if (process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                return process.exitValue();
            }
            process.destroyForcibly();
            return -1;
        } catch (IOException e) {
            return -1; // the program does not exist here: the caller treats it like a failure of it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var paths = Files.walk(folder)) {
                for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }
}
