package org.wishwright.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the program listens. Beyond the loopback address it demands TLS: its own, from a certificate and a key, or that of a proxy
 * whose headers are believed; and it starts neither sandbox nor demo there.
 *
 * @param host null: the loopback address, for whoever sits at this machine
 * @param certificate and {@code key}: files in PEM, for TLS of its own
 * @param proxies addresses whose {@code X-Forwarded-…} headers are believed, and nobody else's
 */
record Network(
        @Nullable String host,
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable String proxies) {

    static final String USAGE = """

              --host ADDRESS  listens there instead of on the loopback address (0.0.0.0: everywhere); needs TLS:
              --certificate FILE --key FILE   in PEM, for TLS of its own; or
              --behind-proxy ADDRESS[,…]      a proxy ends TLS; X-Forwarded-For, -Proto, -Host, -Port are believed from there alone""";

    static final String PUBLIC = "wishwright.public";
    private static final Network LOOPBACK = new Network(null, null, null, null);

    /** Whether an option of the command line is one of these. */
    static boolean takes(String option) {
        return switch (option) {
            case "--host", "--certificate", "--key", "--behind-proxy" -> true;
            default -> false;
        };
    }

    static Network loopback() {
        return LOOPBACK;
    }

    Network with(String option, String value) {
        return switch (option) {
            case "--host" -> new Network(value, certificate, key, proxies);
            case "--certificate" -> new Network(host, Path.of(value), key, proxies);
            case "--key" -> new Network(host, certificate, Path.of(value), proxies);
            default -> new Network(host, certificate, key, value);
        };
    }

    boolean isPublic() {
        return host != null || proxies != null;
    }

    InetAddress address() {
        try {
            return host == null ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("--host takes an address of this machine, not '" + host + "'.", e);
        }
    }

    /** @throws IllegalArgumentException with a sentence, where the program would be reachable without TLS */
    Network checked(boolean simulation) {
        boolean own = certificate != null || key != null;
        if (host != null && !own && proxies == null) {
            throw new IllegalArgumentException(
                    "--host needs TLS: add --certificate FILE --key FILE, or --behind-proxy ADDRESS"
                            + " where a proxy in front ends TLS.");
        }
        if ((certificate == null) != (key == null)) {
            throw new IllegalArgumentException("--certificate and --key go together.");
        }
        if (own && proxies != null) {
            throw new IllegalArgumentException(
                    "TLS is either the program's own or the proxy's: leave out --behind-proxy, or"
                            + " --certificate and --key.");
        }
        if (isPublic() && simulation) {
            throw new IllegalArgumentException("--simulation is not for a program that others reach: leave it out.");
        }
        readable(certificate, "--certificate");
        readable(key, "--key");
        if (proxies != null && !proxies.matches("[0-9a-fA-F.:]+(,[0-9a-fA-F.:]+)*")) {
            throw new IllegalArgumentException(
                    "--behind-proxy takes addresses in numbers, as in 127.0.0.1 or 10.0.0.5,10.0.0.6.");
        }
        return this;
    }

    private static void readable(@Nullable Path file, String option) {
        if (file != null && !Files.isReadable(file)) {
            throw new IllegalArgumentException("The file " + file + " of " + option + " cannot be read.");
        }
    }

    /** What Spring is told. */
    Map<String, Object> properties() {
        var properties = new LinkedHashMap<String, Object>();
        if (!isPublic()) {
            return properties;
        }
        properties.put(PUBLIC, true);
        properties.put("server.address", address().getHostAddress());
        properties.put("wishwright.sandbox", false);
        properties.put("wishwright.demo", false);
        if (certificate != null && key != null) {
            properties.put("server.ssl.certificate", certificate.toUri().toString());
            properties.put("server.ssl.certificate-private-key", key.toUri().toString());
            properties.put("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2");
        }
        if (proxies != null) {
            properties.put("server.forward-headers-strategy", "native");
            properties.put(
                    "server.tomcat.remoteip.internal-proxies",
                    Arrays.stream(proxies.split(",", -1)).map(Pattern::quote).collect(Collectors.joining("|")));
        }
        return properties;
    }

    String url(int port) {
        return isPublic()
                ? "https://" + (host == null ? "this-site" : host) + (port == 443 || proxies != null ? "" : ":" + port)
                        + "/"
                : "http://127.0.0.1:" + port + "/";
    }
}
