package org.wishwright.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.wishwright.platform.database.DatabaseFailure;

/** The program as others reach it: over TLS alone, its own or a named proxy's, without sandbox and demo. */
class PublicProgramTest {

    @TempDir
    Path folder;

    @Test
    void withItsOwnCertificateItSpeaksTlsAlone() throws Exception {
        var keys = keys();
        var network = Network.loopback()
                .with("--host", "127.0.0.1")
                .with(
                        "--certificate",
                        pem("CERTIFICATE", keys.getCertificate("own").getEncoded(), "c.pem"))
                .with(
                        "--key",
                        pem(
                                "PRIVATE KEY",
                                keys.getKey("own", "changeit".toCharArray()).getEncoded(),
                                "k.pem"))
                .checked(false);
        try (var program = start(network, TestDatabase.fresh());
                var http = HttpClient.newBuilder()
                        .sslContext(trusting(keys.getCertificate("own")))
                        .build()) {
            int port = port(program);
            var page = http.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/login"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Strict-Transport-Security"))
                    .hasValueSatisfying(value -> assertThat(value).contains("max-age=31536000", "includeSubDomains"));
            assertThat(page.headers().allValues("Set-Cookie"))
                    .anySatisfy(cookie ->
                            assertThat(cookie).startsWith("__Host-ww_csrf=").contains("Secure", "HttpOnly"));
            var code = http.send(
                    HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/api/v1/codes"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"phone\":\"13800138000\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(code.body()).contains("identity.codes-unavailable").doesNotContain("sandboxCode");
            assertThat(plainly(port)).doesNotContain("200");
        }
    }

    @Test
    void behindAProxyItBelievesThatOneAndAnswersNothingWithoutTls() throws Exception {
        var network = Network.loopback().with("--behind-proxy", "127.0.0.1").checked(false);
        try (var program = start(network, TestDatabase.fresh())) {
            int port = port(program);
            assertThat(asked(port, "127.0.0.1", Map.of()).statusCode()).isEqualTo(400);
            var secure = Map.of(
                    "X-Forwarded-Proto", "https", "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Host", "shop.example");
            var believed = asked(port, "127.0.0.1", secure);
            assertThat(believed.statusCode()).isEqualTo(200);
            assertThat(believed.headers().firstValue("Strict-Transport-Security"))
                    .isPresent();
            assertThat(asked(port, "127.0.0.2", secure).statusCode())
                    .as("somebody else says so")
                    .isEqualTo(400);
        }
    }

    @Test
    void whatBeganAsTheDemoIsNotOpenedToOthers() {
        var database = TestDatabase.fresh();
        start(Network.loopback(), database).close();
        JdbcClient.create(new DriverManagerDataSource(database.url(), database.user(), database.password()))
                .sql("insert into foundation.demo values (now())")
                .update();
        var network = Network.loopback().with("--behind-proxy", "127.0.0.1").checked(false);
        assertThatThrownBy(() -> start(network, database).close())
                .isInstanceOf(DatabaseFailure.class)
                .hasMessageContaining("whose passwords everybody knows");
    }

    private static ConfigurableApplicationContext start(Network network, TestDatabase.Address database) {
        var properties = new HashMap<String, Object>(Map.of("server.port", 0, "wishwright.demo", false));
        properties.putAll(database.properties());
        properties.putAll(network.properties());
        return new SpringApplicationBuilder(WishwrightApplication.class)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("network", properties)))
                .run();
    }

    private static int port(ConfigurableApplicationContext program) {
        return program.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    private static HttpResponse<String> asked(int port, String from, Map<String, String> headers) throws Exception {
        try (var http = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName(from))
                .build()) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login"));
            headers.forEach(request::header);
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** What a browser that forgot the s is told. */
    private static String plainly(int port) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write("GET /login HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(40), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "nothing";
        }
    }

    private String pem(String what, byte[] content, String name) throws IOException {
        var text = "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                        .encodeToString(content) + "\n-----END " + what + "-----\n";
        return Files.writeString(folder.resolve(name), text).toString();
    }

    /** A key and a certificate for localhost, made by the JDK's own tool. */
    private KeyStore keys() throws Exception {
        var file = folder.resolve("keys.p12");
        var made = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "own",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        file.toString())
                .inheritIO()
                .start()
                .waitFor();
        assertThat(made).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, "changeit".toCharArray());
        }
        return keys;
    }

    private static SSLContext trusting(Certificate certificate) throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("own", certificate);
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
