package org.wishwright.benchmarks.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A folder for one run of the bench with the program over it. Both are gone when it closes, also when somebody stops the bench. */
final class Workplace implements AutoCloseable {

    private static final int ATTEMPTS = 10;

    private final Path folder;
    private final Thread goodbye = new Thread(this::clear, "goodbye");
    private volatile @Nullable RunningProgram program;

    private Workplace(Path folder) {
        this.folder = folder;
    }

    static Workplace in(Path parent) throws IOException {
        var place = new Workplace(Files.createTempDirectory(Files.createDirectories(parent), "bench-pages-"));
        Runtime.getRuntime().addShutdownHook(place.goodbye);
        return place;
    }

    /** Starts the program over this folder's data, the earlier one having been stopped, and returns once it is ready. */
    synchronized RunningProgram start() {
        stop();
        var started = RunningProgram.begin(folder.resolve("data"));
        program = started; // before it is ready: whoever stops the bench now must find it
        started.awaitReady();
        return started;
    }

    /** The program that runs, or a new one where none does. */
    synchronized RunningProgram running() {
        var one = program;
        return one != null && one.isAlive() ? one : start();
    }

    private void stop() {
        var one = program;
        if (one != null) {
            one.close();
            program = null;
        }
    }

    @Override
    public void close() {
        clear();
        Runtime.getRuntime().removeShutdownHook(goodbye);
    }

    private void clear() {
        stop();
        for (int attempt = 1; Files.exists(folder); attempt++) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException e) { // a server that is stopping still removes files of its own
                if (attempt == ATTEMPTS) {
                    System.err.println("The folder " + folder + " could not be removed: " + e.getMessage());
                    return;
                }
                RunningProgram.pause(1_000);
            }
        }
    }
}
