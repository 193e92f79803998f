package org.wishwright.simulator.drive;

import java.util.Map;
import java.util.function.Supplier;
import org.wishwright.simulator.http.Answer;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.CallRefused;
import org.wishwright.simulator.program.Credentials;
import tools.jackson.databind.JsonNode;

/** Somebody signed in; signs in again by herself when the session has ended. Safe for several threads. */
public final class Account {

    private final Api api;
    private final Supplier<String> entrance;
    private volatile String token;

    private Account(Api api, Supplier<String> entrance, String token) {
        this.api = api;
        this.entrance = entrance;
        this.token = token;
    }

    /** @param entrance signs in and answers the session's token */
    public static Account of(Api api, Supplier<String> entrance) {
        return new Account(api, entrance, entrance.get());
    }

    /** By telephone and one-time code, as the sandbox shows it; an unknown number signs up. */
    public static Account byPhone(Api api, Journal journal, String phone, String name) {
        return open(api, journal, "token:" + phone, () -> {
            var code = api.json(Call.post("/api/v1/codes", Map.of("phone", phone)))
                    .path("sandboxCode")
                    .asString("");
            if (code.isEmpty()) {
                throw new ReplayFailure("The program shows no sandbox codes, so nobody can sign in by telephone. "
                        + "Maybe it was not started with the sandbox sender.");
            }
            return api.json(Call.post("/api/v1/sessions", Map.of("phone", phone, "code", code, "name", name)))
                    .path("token")
                    .asString("");
        });
    }

    public static Account byPassword(Api api, Journal journal, Credentials credentials) {
        return open(
                api,
                journal,
                "token:" + credentials.email(),
                () -> api.json(Call.post(
                                "/api/v1/sessions",
                                Map.of("email", credentials.email(), "password", credentials.password())))
                        .path("token")
                        .asString(""));
    }

    private static Account open(Api api, Journal journal, String key, Supplier<String> entrance) {
        Supplier<String> remembering = () -> {
            var fresh = entrance.get();
            journal.put(key, fresh);
            return fresh;
        };
        return new Account(api, remembering, journal.text(key).orElseGet(remembering));
    }

    public JsonNode json(Call call) {
        return send(call).json();
    }

    /** As {@link Api#send}, with this account's session. */
    public Answer send(Call call) {
        var used = token;
        try {
            return api.send(call.as(used));
        } catch (CallRefused refused) {
            if (refused.status() != 401) {
                throw refused;
            }
        }
        renew(used);
        return api.send(call.as(token));
    }

    private synchronized void renew(String ended) {
        if (token.equals(ended)) {
            token = entrance.get();
        }
    }
}
