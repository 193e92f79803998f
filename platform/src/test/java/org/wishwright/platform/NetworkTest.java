package org.wishwright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beyond this machine nothing is reachable without TLS, and secrets stand in no command. */
class NetworkTest {

    @TempDir
    Path folder;

    @Test
    void withoutAnyOptionOnlyThisMachineReachesIt() {
        var network = Network.loopback().checked(true);
        assertThat(network.isPublic()).isFalse();
        assertThat(network.address().isLoopbackAddress()).isTrue();
        assertThat(network.properties()).isEmpty();
    }

    @Test
    void anAddressWithoutTlsIsRefused() {
        assertThatThrownBy(() -> Network.loopback().with("--host", "0.0.0.0").checked(false))
                .hasMessageContaining("--host needs TLS");
        assertThatThrownBy(() -> Network.loopback().with("--host", "127.0.0.1").checked(false))
                .hasMessageContaining("--host needs TLS");
    }

    @Test
    void certificateAndKeyGoTogetherAndMustBeThere() throws Exception {
        var pem = Files.writeString(folder.resolve("c.pem"), "-");
        var host = Network.loopback().with("--host", "0.0.0.0").with("--certificate", pem.toString());
        assertThatThrownBy(() -> host.checked(false)).hasMessageContaining("go together");
        assertThatThrownBy(() ->
                        host.with("--key", folder.resolve("none").toString()).checked(false))
                .hasMessageContaining("cannot be read");
        var whole = host.with("--key", pem.toString()).checked(false);
        assertThat(whole.properties())
                .containsEntry("wishwright.sandbox", false)
                .containsEntry("wishwright.demo", false)
                .containsEntry("server.ssl.enabled-protocols", "TLSv1.3,TLSv1.2")
                .containsEntry("server.address", "0.0.0.0");
        assertThatThrownBy(() -> whole.with("--behind-proxy", "127.0.0.1").checked(false))
                .hasMessageContaining("either");
        assertThatThrownBy(() -> whole.checked(true)).hasMessageContaining("--simulation");
    }

    @Test
    void onlyTheNamedProxiesAreBelieved() {
        var network = Network.loopback().with("--behind-proxy", "10.0.0.5,::1").checked(false);
        var proxies = String.valueOf(network.properties().get("server.tomcat.remoteip.internal-proxies"));
        assertThat("10.0.0.5").matches(proxies);
        assertThat("::1").matches(proxies);
        assertThat("10.0.0.50").doesNotMatch(proxies);
        assertThat("10a0b0c5").doesNotMatch(proxies);
        assertThatThrownBy(() -> Network.loopback().with("--behind-proxy", ".*").checked(false))
                .hasMessageContaining("addresses in numbers");
    }

    @Test
    void secretsComeFromTheEnvironmentOrAFileAndNotFromBoth() throws Exception {
        var file = Files.writeString(folder.resolve("secret"), "from a file\n");
        assertThat(Secrets.read(Map.of("X", "plain"), "X")).contains("plain");
        assertThat(Secrets.read(Map.of("X_FILE", file.toString()), "X")).contains("from a file");
        assertThat(Secrets.read(Map.of(), "X")).isEmpty();
        assertThatThrownBy(() -> Secrets.read(Map.of("X", "a", "X_FILE", file.toString()), "X"))
                .hasMessageContaining("Both");
        assertThatThrownBy(() ->
                        Secrets.read(Map.of("X_FILE", folder.resolve("none").toString()), "X"))
                .hasMessageContaining("cannot be read");
        Files.writeString(file, " \n");
        assertThatThrownBy(() -> Secrets.read(Map.of("X_FILE", file.toString()), "X"))
                .hasMessageContaining("empty");
        assertThat(Secrets.properties(Map.of("SPRING_DATASOURCE_PASSWORD", "x")))
                .isEmpty();
    }
}
