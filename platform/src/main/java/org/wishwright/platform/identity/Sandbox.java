package org.wishwright.platform.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether one-time codes may be shown to whoever asks: {@code wishwright.sandbox}, by default only while the program is
 * bound to the loopback address. Behind a proxy on the same machine it must be set to false.
 */
@Component
public class Sandbox {

    private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

    private final boolean on;

    public Sandbox(@Value("${wishwright.sandbox:}") String setting, @Value("${server.address:}") String boundTo) {
        on = setting.isBlank() ? isLoopback(boundTo) : Boolean.parseBoolean(setting.strip());
        if (on) {
            LOG.info("Sandbox: one-time codes are shown to whoever asks. wishwright.sandbox=false ends that.");
        }
    }

    public boolean on() {
        return on;
    }

    /** Shows codes instead of sending them. */
    public Optional<CodeSender> sender() {
        return on ? Optional.of(new Showing()) : Optional.empty();
    }

    private record Showing() implements CodeSender {

        @Override
        public boolean carries(Contact.Kind kind) {
            return true;
        }

        @Override
        public Optional<String> send(Contact to, String code) {
            return Optional.of(code);
        }
    }

    private static boolean isLoopback(@Nullable String address) {
        if (address == null || address.isBlank()) {
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
