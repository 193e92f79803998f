package org.wishwright.platform.wish.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;
import org.wishwright.platform.wish.store.WallDraftStore;

/** What a visitor typed is found again after she has signed in: her browser keeps a random token for a day. */
@Component
class WallCookie {

    private static final String NAME = "ww_wish";

    private final WallDraftStore drafts;
    private final SecureRandom random = new SecureRandom();

    WallCookie(WallDraftStore drafts) {
        this.drafts = drafts;
    }

    void keep(Map<String, String> fields, HttpServletRequest request, HttpServletResponse response) {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        drafts.keep(hash(token), fields);
        write(token, Duration.ofDays(1), request, response);
    }

    Optional<Map<String, String>> kept(HttpServletRequest request) {
        return token(request).flatMap(token -> drafts.find(hash(token)));
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        token(request).ifPresent(token -> {
            drafts.forget(hash(token));
            write("", Duration.ZERO, request, response);
        });
    }

    private static Optional<String> token(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        return cookie == null || cookie.getValue().isEmpty() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    private static void write(String token, Duration age, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(NAME, token)
                .path("/wall")
                .maxAge(age)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
