package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.OwnPath;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.work.Passkeys;

/** Passkeys (Web Authentication) for {@code passkey.js}: bytes travel as base64url. Entering sets the session's cookie. */
@RestController
@RequestMapping("/api/v1/passkeys")
class PasskeyApi {

    /** What a browser needs to make one. @param except those she has */
    record MakeAnswer(String challenge, String site, String user, String name, List<String> except) {}

    record MakeRequest(
            @Nullable String challenge,
            @Nullable String clientData,
            @Nullable String authenticatorData,
            @Nullable String publicKey,
            int algorithm,
            @Nullable String label) {}

    record AskAnswer(String challenge, String site) {}

    record EnterRequest(
            @Nullable String challenge,
            @Nullable String credential,
            @Nullable String clientData,
            @Nullable String authenticatorData,
            @Nullable String signature,
            @Nullable String back) {}

    /** @param to the page to go on to */
    record EnterAnswer(String to) {}

    private static final int LONGEST = 8_000;

    private final Passkeys passkeys;
    private final Welcome welcome;

    PasskeyApi(Passkeys passkeys, Welcome welcome) {
        this.passkeys = passkeys;
        this.welcome = welcome;
    }

    @FreshSignIn
    @PostMapping("/making")
    MakeAnswer askToMake(Caller caller, HttpServletRequest request) {
        var id = caller.person().value();
        var user = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return new MakeAnswer(
                text(passkeys.askToMake(caller)),
                Clients.place(request).host(),
                text(user),
                caller.displayName(),
                passkeys.credentials(caller).stream().map(PasskeyApi::text).toList());
    }

    @FreshSignIn
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    void make(Caller caller, @RequestBody MakeRequest body, HttpServletRequest request) {
        var made = new Passkeys.New(
                bytes(body.challenge()),
                bytes(body.clientData()),
                bytes(body.authenticatorData()),
                bytes(body.publicKey()),
                body.algorithm());
        passkeys.make(caller, made, body.label() == null ? "" : body.label(), Clients.place(request));
    }

    @PostMapping("/asking")
    AskAnswer askToEnter(HttpServletRequest request) {
        return new AskAnswer(
                text(passkeys.askToEnter(Clients.of(request))),
                Clients.place(request).host());
    }

    @PostMapping("/entering")
    EnterAnswer enter(@RequestBody EnterRequest body, HttpServletRequest request, HttpServletResponse response) {
        var answer = new Passkeys.Answer(
                bytes(body.challenge()),
                bytes(body.credential()),
                bytes(body.clientData()),
                bytes(body.authenticatorData()),
                bytes(body.signature()));
        var ticket = passkeys.enter(answer, Clients.place(request), Clients.of(request));
        return new EnterAnswer(welcome.keep(ticket, OwnPath.of(body.back()), request, response));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] bytes(@Nullable String text) {
        if (text != null && text.length() <= LONGEST) {
            try {
                return Base64.getUrlDecoder().decode(text);
            } catch (IllegalArgumentException e) {
                throw unreadable();
            }
        }
        throw unreadable();
    }

    private static RefusedException unreadable() {
        return new RefusedException(Refusal.of(
                "identity.passkey-unreadable", "This is not what a browser answers for a passkey. Try again."));
    }
}
