package org.wishwright.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * Somebody who uses the program over HTTP. A program's client keeps a bearer token and speaks JSON; a browser keeps
 * cookies and the form token of the page it loaded last. Neither follows redirects.
 */
public final class TestClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong NEXT_PHONE = new AtomicLong(13_800_000_000L);
    private static final Pattern CSRF = Pattern.compile("<input type=\"hidden\" name=\"_csrf\" value=\"([^\"]*)\"");

    /** @param json the body as JSON; a missing node when it is none */
    public record Answer(int status, JsonNode json, String text, HttpHeaders headers) {

        /** The stable code of a refusal, else empty. */
        public String code() {
            return json.path("code").asString("");
        }

        public String location() {
            return headers.firstValue("Location").orElse("");
        }

        /** A text of the JSON, as in {@code text("order")}. */
        public String text(String field) {
            return json.path(field).asString("");
        }
    }

    private final URI root;
    private final Map<String, String> headers = new HashMap<>();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";
    private String csrf = "";
    private UUID person = new UUID(0, 0);

    private TestClient(int port) {
        root = URI.create("http://127.0.0.1:" + port);
    }

    /** Nobody in particular; call {@link #page} and {@link #submit} to browse, the others to use the API. */
    public static TestClient visitor(int port) {
        return new TestClient(port);
    }

    /** A new person, signed up by phone code over the API, who shows her token in a header. */
    public static TestClient signedUp(int port, String name) {
        return visitor(port).signIn(newPhone(), name);
    }

    /** A new person in a browser: the session is in a cookie. */
    public static TestClient browser(int port, String name) {
        var client = signedUp(port, name);
        client.headers.remove("Authorization");
        client.cookies.put("ww_session", client.token);
        return client;
    }

    /** A Chinese mobile number that no other test of this run uses. */
    public static String newPhone() {
        return Long.toString(NEXT_PHONE.getAndIncrement());
    }

    /** Signs in by phone code over the API; an unknown phone signs up. */
    public TestClient signIn(String phone, String name) {
        var code = post("/api/v1/codes", Map.of("phone", phone)).text("sandboxCode");
        return keep(post("/api/v1/sessions", Map.of("phone", phone, "code", code, "name", name)));
    }

    /** Signs in by e-mail and password over the API. */
    public TestClient signInByPassword(String email, String password) {
        return keep(post("/api/v1/sessions", Map.of("email", email, "password", password)));
    }

    /** Makes an organisation in which this person is maker, approved by an operator. */
    public UUID newOrganisation(String name) {
        var organisation = newApplicant(name);
        TestOperator.at(root.getPort()).admit(organisation);
        return organisation;
    }

    /** Makes an organisation in which this person is maker; it has not applied yet. */
    public UUID newApplicant(String name) {
        return UUID.fromString(
                expect(201, post("/api/v1/organisations", Map.of("name", name))).text("organisation"));
    }

    public UUID person() {
        return person;
    }

    public String token() {
        return token;
    }

    /** Sends this header from now on. */
    public TestClient with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public Answer get(String path) {
        return send("GET", path, "application/json", (String) null, Map.of());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, "application/json", JSON.writeValueAsString(body), Map.of());
    }

    /** Posts with an {@code Idempotency-Key}. */
    public Answer post(String path, Object body, String key) {
        return send("POST", path, "application/json", JSON.writeValueAsString(body), Map.of("Idempotency-Key", key));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, "application/json", JSON.writeValueAsString(body), Map.of());
    }

    /** Sends one file as a form's part, with PUT. */
    public Answer upload(String path, String part, byte[] file) {
        var boundary = "----no-file-holds-this";
        var body = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part + "\"; filename=\"" + part
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
                + new String(file, StandardCharsets.UTF_8) + "\r\n--" + boundary + "--\r\n";
        return send("PUT", path, "multipart/form-data; boundary=" + boundary, body, Map.of());
    }

    /** Sends a form with files as its parts, with PUT over the API. */
    public Answer putFiles(String path, Map<String, String> fields, List<FilePart> files) {
        return sendFiles("PUT", path, "application/json", fields, files);
    }

    /** Sends a form with files as its parts, with POST over the API. */
    public Answer postFiles(String path, Map<String, String> fields, List<FilePart> files) {
        return sendFiles("POST", path, "application/json", fields, files);
    }

    /** Posts a page's form with files, with the token of the page loaded last. */
    public Answer submitFiles(String path, Map<String, String> fields, List<FilePart> files) {
        if (csrf.isEmpty()) {
            page("/account");
        }
        var all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", csrf);
        var answer = sendFiles("POST", path, "text/html", all, files);
        keepCsrf(answer);
        return answer;
    }

    /** A file chosen in a form's field. */
    public record FilePart(String field, String name, byte[] content) {}

    private Answer sendFiles(
            String method, String path, String accept, Map<String, String> fields, List<FilePart> files) {
        var boundary = "----no-part-holds-this";
        var body = new ByteArrayOutputStream();
        fields.forEach((name, value) -> {
            var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n";
            body.writeBytes((head + value + "\r\n").getBytes(StandardCharsets.UTF_8));
        });
        for (var file : files) {
            var head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + file.field()
                    + "\"; filename=\"" + file.name() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file.content());
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        var publisher = HttpRequest.BodyPublishers.ofByteArray(body.toByteArray());
        return send(method, path, "multipart/form-data; boundary=" + boundary, publisher, Map.of("Accept", accept));
    }

    public Answer delete(String path) {
        return send("DELETE", path, "application/json", (String) null, Map.of());
    }

    /** Loads a page and keeps its form token. */
    public Answer page(String path) {
        var answer = send("GET", path, "text/html", (String) null, Map.of());
        keepCsrf(answer);
        return answer;
    }

    /** Posts a form with the token of the page loaded last; loads the account or sign-in page first if there was none. */
    public Answer submit(String path, Map<String, String> fields) {
        if (csrf.isEmpty()) {
            page(cookies.containsKey("ww_session") ? "/account" : "/login");
        }
        var all = new LinkedHashMap<>(fields);
        all.putIfAbsent("_csrf", csrf);
        var body = all.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        var answer = send("POST", path, "application/x-www-form-urlencoded", body, Map.of("Accept", "text/html"));
        keepCsrf(answer);
        return answer;
    }

    /** The answer if it has this status, else a failure that shows it. */
    public static Answer expect(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("Expected " + status + ", got " + answer.status() + ": " + answer.text());
        }
        return answer;
    }

    private TestClient keep(Answer answer) {
        expect(201, answer);
        token = answer.text("token");
        person = UUID.fromString(answer.text("person"));
        return with("Authorization", "Bearer " + token);
    }

    private void keepCsrf(Answer answer) {
        var matcher = CSRF.matcher(answer.text());
        if (matcher.find()) {
            csrf = matcher.group(1);
        }
    }

    private Answer send(String method, String path, String type, @Nullable String body, Map<String, String> more) {
        return send(method, path, type, body == null ? null : HttpRequest.BodyPublishers.ofString(body), more);
    }

    private Answer send(
            String method,
            String path,
            String type,
            HttpRequest.@Nullable BodyPublisher body,
            Map<String, String> more) {
        var request = HttpRequest.newBuilder(root.resolve(path)).header("Accept-Language", "en");
        if (body != null) {
            request.header("Content-Type", type);
        }
        headers.forEach(request::setHeader);
        more.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        request.method(method, body == null ? HttpRequest.BodyPublishers.noBody() : body);
        try {
            return read(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Answer read(HttpResponse<String> response) {
        for (var line : response.headers().allValues("Set-Cookie")) {
            var pair = line.substring(0, line.indexOf(';')).split("=", 2);
            if (pair[1].isEmpty()) {
                cookies.remove(pair[0]);
            } else {
                cookies.put(pair[0], pair[1]);
            }
        }
        boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
        var tree = json ? JSON.readTree(response.body()) : JSON.missingNode();
        return new Answer(response.statusCode(), tree, response.body(), response.headers());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
