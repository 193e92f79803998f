package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What a browser keeps while a code is under way, so that the step at which it is typed can be come back to.
 *
 * @param phone or e-mail address, as typed
 * @param back where to go afterwards
 * @param code where a sandbox shows it, else empty
 */
record CodeCookie(String phone, String back, String code) {

    private static final String NAME = "ww_code";
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int LONGEST = 3_000;

    static Optional<CodeCookie> read(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, NAME);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
            var lines = text.lines().toList();
            return lines.size() == 3 && lines.get(2).matches("[0-9]{6}|-")
                    ? Optional.of(new CodeCookie(
                            lines.get(0), lines.get(1), lines.get(2).replace("-", "")))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    void set(HttpServletRequest request, HttpServletResponse response) {
        setFor("/login", request, response);
    }

    /** @param path of the pages that need it: a code for one door is none for the other */
    void setFor(String path, HttpServletRequest request, HttpServletResponse response) {
        var text = String.join("\n", phone.strip(), back.length() > LONGEST ? "/" : back, code.isEmpty() ? "-" : code);
        var value = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        write(path, request, response, value, LIFE);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        clear("/login", request, response);
    }

    static void clear(String path, HttpServletRequest request, HttpServletResponse response) {
        write(path, request, response, "", Duration.ZERO);
    }

    private static void write(
            String path, HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        var cookie = ResponseCookie.from(NAME, value)
                .path(path)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
