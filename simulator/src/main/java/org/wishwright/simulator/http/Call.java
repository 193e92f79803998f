package org.wishwright.simulator.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request to be sent, as often as it takes.
 *
 * @param path with its query
 * @param token of a session; null for a visitor
 * @param key idempotency key; null where the request has no effect or is idempotent by itself
 */
public record Call(
        String method,
        String path,
        @Nullable String token,
        @Nullable String key,
        String contentType,
        byte[] body) {

    private static final String JSON_TYPE = "application/json";
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] NOTHING = {};

    public static Call get(String path) {
        return new Call("GET", path, null, null, JSON_TYPE, NOTHING);
    }

    /** @param body anything that becomes a JSON object; maps and records do */
    public static Call post(String path, Object body) {
        return new Call("POST", path, null, null, JSON_TYPE, JSON.writeValueAsBytes(body));
    }

    public static Call put(String path, Object body) {
        return new Call("PUT", path, null, null, JSON_TYPE, JSON.writeValueAsBytes(body));
    }

    /** A body already written. */
    public static Call raw(String method, String path, String contentType, byte[] body) {
        return new Call(method, path, null, null, contentType, body);
    }

    public Call as(String sessionToken) {
        return new Call(method, path, sessionToken, key, contentType, body);
    }

    public Call keyed(String idempotencyKey) {
        return new Call(method, path, token, idempotencyKey, contentType, body);
    }

    /** Request line and headers. */
    byte[] head(String host) {
        var head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(path)
                .append(" HTTP/1.1\r\nHost: ")
                .append(host)
                .append("\r\nAccept: ")
                .append(path.startsWith("/api/") ? "application/json" : "text/html")
                .append("\r\n");
        if (token != null) {
            head.append("Authorization: Bearer ").append(token).append("\r\n");
        }
        if (key != null) {
            head.append("Idempotency-Key: ").append(key).append("\r\n");
        }
        if (body.length > 0) {
            head.append("Content-Type: ").append(contentType).append("\r\n");
        }
        return head.append("Content-Length: ")
                .append(body.length)
                .append("\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }
}
