package org.wishwright.platform.catalog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.wishwright.platform.TestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** A maker who uploads and publishes over HTTP. */
public final class TestMaker {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOUNDARY = "----a-boundary-that-no-model-holds";

    private final int port;
    private final TestClient client;

    private TestMaker(int port, TestClient client) {
        this.port = port;
        this.client = client;
    }

    /** A new person with an organisation of her own. */
    public static TestMaker withWorkshop(int port, String name) {
        var client = TestClient.signedUp(port, name);
        client.newOrganisation(name);
        return new TestMaker(port, client);
    }

    /** Another maker of the same organisation, in a browser of her own. */
    public TestClient colleague() {
        var organisation = client.get("/api/v1/me")
                .json()
                .path("memberships")
                .path(0)
                .path("organisation")
                .asString();
        var phone = TestClient.newPhone();
        TestClient.expect(
                204,
                client.post(
                        "/api/v1/organisations/" + organisation + "/members", Map.of("phone", phone, "role", "MAKER")));
        var colleague = TestClient.visitor(port).signIn(phone, "Colleague");
        var browser = TestClient.visitor(port);
        browser.setCookie("ww_session", colleague.token());
        return browser;
    }

    public TestClient client() {
        return client;
    }

    /** A status and what came with it; the JSON is missing where it is none. */
    public record Answer(int status, JsonNode json, String text, String location) {
        public String code() {
            return json.path("code").asString("");
        }
    }

    /** A new blueprint in CNY. */
    public String blueprint(String name) {
        var body = Map.of("name", Map.of("en", name), "currency", "CNY");
        return TestClient.expect(201, client.post("/api/v1/blueprints", body)).text("blueprint");
    }

    public Answer upload(String blueprint, String model) {
        return upload(blueprint, Map.of("model", model.getBytes(StandardCharsets.UTF_8)), Map.of());
    }

    /** Puts files and fields as the blueprint's draft. */
    public Answer upload(String blueprint, Map<String, byte[]> files, Map<String, String> fields) {
        var request = request("/api/v1/blueprints/" + blueprint + "/draft")
                .header("Authorization", "Bearer " + client.token())
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body(files, fields)))
                .build();
        var response = send(request);
        return new Answer(response.statusCode(), JSON.readTree(response.body()), response.body(), "");
    }

    /** Sends a model as the form on a page does, with the token of the page loaded last. */
    public Answer uploadOnPage(TestClient browser, String path, String model) {
        return uploadOnPage(browser, path, "model", model.getBytes(StandardCharsets.UTF_8));
    }

    /** The same with another field. */
    public Answer uploadOnPage(TestClient browser, String path, String field, byte[] file) {
        var token = browser.page("/maker/blueprints/new")
                .text()
                .replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        var fields = Map.of("_csrf", token, "minorPerCost", "1");
        var files = Map.of(field, file, "prices", new byte[0]);
        var request = request(path)
                .header("Cookie", "ww_session=" + client.token() + "; ww_csrf=" + browser.cookie("ww_csrf"))
                .header("Accept-Language", "en")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body(files, fields)))
                .build();
        var response = send(request);
        return new Answer(
                response.statusCode(),
                JSON.missingNode(),
                response.body(),
                response.headers().firstValue("Location").orElse(""));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("The upload got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static byte[] body(Map<String, byte[]> files, Map<String, String> fields) {
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> part(body, name, "", value.getBytes(StandardCharsets.UTF_8)));
        files.forEach((name, bytes) -> part(body, name, "; filename=\"" + name + ".txt\"", bytes));
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String name, String more, byte[] content) {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more + "\r\n\r\n";
        body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Publishes the draft. @return the version, perhaps still compiling */
    public String publish(String blueprint) {
        return TestClient.expect(202, client.post("/api/v1/blueprints/" + blueprint + "/versions", Map.of()))
                .text("version");
    }

    /** Waits until the version is no longer compiling. */
    public JsonNode settled(String version, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            var answer = TestClient.expect(200, client.get("/api/v1/versions/" + version));
            if (!answer.text("state").equals("COMPILING")) {
                return answer.json();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Still compiling after " + patience + ": " + answer.text());
            }
            pause();
        }
    }

    /** Uploads and publishes a model of a blueprint and waits until it is on sale. */
    public String onSale(String blueprint, String model) {
        var uploaded = upload(blueprint, model);
        if (uploaded.status() != 200) {
            throw new AssertionError("The model was refused: " + uploaded.json());
        }
        var version = publish(blueprint);
        var settled = settled(version, Duration.ofSeconds(30));
        if (!settled.path("state").asString("").equals("PUBLISHED")) {
            throw new AssertionError("The version did not come on sale: " + settled);
        }
        return version;
    }

    /** Path and query that an answer redirects to, whether or not it names the host. */
    public static String leadsTo(TestClient.Answer answer) {
        return leadsTo(answer.location());
    }

    /** The same of an upload. */
    public static String leadsTo(Answer answer) {
        return leadsTo(answer.location());
    }

    private static String leadsTo(String location) {
        return location.replaceFirst("^https?://[^/]*", "");
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
