package org.wishwright.platform.ledger.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.platform.ledger.PaymentId;

/** What tests ask the sandbox, or do to it. */
@Component
public class SandboxDoor {

    private final SandboxClient client;
    private final SandboxProvider provider;
    private final SandboxProcess process;
    private final Path folder;

    SandboxDoor(
            SandboxClient client,
            SandboxProvider provider,
            SandboxProcess process,
            @Value("${wishwright.sandbox.folder}") Path folder) {
        this.client = client;
        this.provider = provider;
        this.process = process;
        this.folder = folder;
    }

    public WebhookSignature signature() {
        return provider.signature();
    }

    /** The sandbox's own account, as CSV. */
    public String settlement() {
        return client.settlement();
    }

    /** How many notices of a payment have been brought. */
    public long noticesTaken(PaymentId payment) {
        return journal()
                .lines()
                .filter(line -> line.contains("\"type\":\"notified\"") && line.contains(payment.toString()))
                .count();
    }

    public String journal() {
        try {
            return Files.readString(folder.resolve("journal"));
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9}. @return the process that was killed */
    public long kill() {
        long pid = process.processId();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        return pid;
    }

    public long processId() {
        return process.processId();
    }
}
