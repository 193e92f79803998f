package org.wishwright.platform.ledger.sandbox;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.ProviderSilentException;
import org.wishwright.platform.ledger.sandbox.program.SandboxProgram;

/**
 * The sandbox as a child process: started when it is first needed, so that no start of the program waits for it; adopted where
 * one over the same folder runs already; started again after a kill. It ends with the program that started it.
 */
@Component
class SandboxProcess {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxProcess.class);
    private static final Duration LONGEST_START = Duration.ofSeconds(20);
    private static final Duration HEALTH_PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_EVERY_MILLIS = 20;
    private static final int SECRET_BYTES = 32;

    private final Path folder;
    private final String merchant;
    private volatile boolean closing;
    private volatile @Nullable URI address;
    private @Nullable Process child;

    /** Made when there is something to say; a start need not wait for it. */
    static final class Client {
        static final HttpClient HTTP = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();

        private Client() {}
    }

    SandboxProcess(
            @Value("${wishwright.sandbox.folder:data/sandbox}") Path folder,
            @Value("${wishwright.sandbox.merchant:wishwright}") String merchant) {
        this.folder = folder.toAbsolutePath().normalize();
        this.merchant = merchant;
    }

    /** Whose payments these are. */
    String merchant() {
        return merchant;
    }

    /** Where it listens; starts it where it does not. */
    URI address() {
        var known = address;
        return known == null ? found() : known;
    }

    /** It did not answer there: looked for, or started, the next time. */
    void lost() {
        address = null;
    }

    /** The process id of the one that answers; what a crash test kills. */
    long processId() {
        return health(address()).orElseThrow();
    }

    /** In hex; made by whoever comes first. */
    synchronized String secret() {
        try {
            Files.createDirectories(folder);
            var file = folder.resolve(SandboxProgram.SECRET);
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notices that an earlier run left behind go out soon after a start, and a killed sandbox comes back. */
    @Scheduled(initialDelay = 5_000, fixedDelay = 10_000)
    void watch() {
        if (Files.exists(folder.resolve(SandboxProgram.JOURNAL)) && !closing) {
            try {
                found();
            } catch (ProviderSilentException e) {
                LOG.warn("The sandbox is not to be had just now: {}", e.getMessage());
            }
        }
    }

    @PreDestroy
    synchronized void close() throws InterruptedException {
        closing = true;
        if (child != null) {
            child.destroy();
            boolean ended = child.waitFor(2, TimeUnit.SECONDS);
            LOG.debug("The sandbox has ended: {}", ended);
        }
    }

    private synchronized URI found() {
        var running = recorded();
        if (running.isEmpty() || health(running.get()).isEmpty()) {
            running = Optional.of(started());
        }
        address = running.get();
        return running.get();
    }

    private URI started() {
        if (closing) {
            throw new ProviderSilentException("The program is ending", null);
        }
        secret();
        try {
            var log = folder.resolve("log").toFile();
            var process = new ProcessBuilder(command())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            child = process;
            for (long waited = 0; waited < LONGEST_START.toMillis(); waited += LOOK_EVERY_MILLIS) {
                Thread.sleep(LOOK_EVERY_MILLIS);
                var running = recorded();
                if (running.isPresent() && health(running.get()).isPresent()) {
                    return running.get();
                }
            }
        } catch (IOException e) {
            throw new ProviderSilentException("The sandbox could not be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ProviderSilentException("The sandbox did not start; see " + folder.resolve("log"), null);
    }

    /** A machine as small as it gets: this program's own classes and the kernel's, and nothing else. */
    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xmx256m",
                "-Dsun.net.httpserver.nodelay=true",
                "-cp",
                home(SandboxProgram.class) + java.io.File.pathSeparator + home(Money.class),
                SandboxProgram.class.getName(),
                folder.toString(),
                merchant);
    }

    private static String home(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Optional<URI> recorded() {
        try {
            return Optional.of(URI.create("http://127.0.0.1:"
                    + Files.readString(folder.resolve(SandboxProgram.PORT)).strip()));
        } catch (IOException e) {
            return Optional.empty(); // it never ran
        }
    }

    /** Its process id where it is ours: another program on the port does not know the secret. */
    private Optional<Long> health(URI there) {
        var request = HttpRequest.newBuilder(there.resolve("/health"))
                .timeout(HEALTH_PATIENCE)
                .header("Authorization", "Bearer " + secret())
                .build();
        try {
            var answer = Client.HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            var pid = answer.body().replaceAll("[^0-9]", "");
            return answer.statusCode() == 200 && !pid.isEmpty() && pid.length() < 18
                    ? Optional.of(Long.parseLong(pid))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static void make(Path file) throws IOException {
        var bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        var readByOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(file.getParent(), "secret", "", readByOwner);
        Files.writeString(fresh, HexFormat.of().formatHex(bytes), StandardOpenOption.TRUNCATE_EXISTING);
        try {
            Files.createLink(file, fresh); // whole, or not at all; the first of two nodes wins
        } catch (FileAlreadyExistsException e) {
            LOG.debug("Another node was quicker");
        } finally {
            Files.delete(fresh);
        }
    }
}
