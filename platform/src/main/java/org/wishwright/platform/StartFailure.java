package org.wishwright.platform;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.web.server.PortInUseException;
import org.wishwright.platform.database.DatabaseFailure;

/** Why the program did not come up, in one sentence; the details go into a file, never onto the screen. */
final class StartFailure {

    private StartFailure() {}

    static String sentence(Throwable failure, Path folder) {
        var database = cause(failure, DatabaseFailure.class);
        if (database.isPresent()) {
            return String.valueOf(database.get().getMessage());
        }
        var port = cause(failure, PortInUseException.class);
        if (port.isPresent()) {
            return "Port " + port.get().getPort()
                    + " is taken by another program. Stop it, or choose another with --port.";
        }
        if (cause(failure, FlywayException.class).isPresent()) {
            return "The tables in the database are not those this program expects; it was changed by hand or by another"
                    + " version. Start the version that made it, or name another with --data."
                    + details(failure, folder);
        }
        return "Wishwright could not start: " + firstLine(root(failure)) + details(failure, folder);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static Throwable root(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable failure) {
        var message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private static String details(Throwable failure, Path folder) {
        try {
            var file = Files.createDirectories(folder).resolve("start-failure.log");
            try (var writer = new PrintWriter(Files.newBufferedWriter(file))) {
                failure.printStackTrace(writer);
            }
            return System.lineSeparator() + "The details are in " + file + ".";
        } catch (IOException e) {
            return ""; // the sentence must reach the reader even where no file can
        }
    }
}
