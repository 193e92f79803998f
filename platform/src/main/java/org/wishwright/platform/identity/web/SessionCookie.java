package org.wishwright.platform.identity.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.wishwright.platform.identity.work.Sessions;

/** Where a request carries its session's token: the Authorization header of programs, the cookie of browsers. */
final class SessionCookie {

    static final String NAME = "ww_session";

    private static final String BEARER = "Bearer ";

    private SessionCookie() {}

    /** Over TLS a browser takes a cookie of this name from nobody but this very host, and over TLS alone. */
    static String named(String name, boolean secure) {
        return secure ? "__Host-" + name : name;
    }

    /** A request with a Bearer header is decided by it alone, never by a cookie that came along. */
    static Optional<String> token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (hasBearer(request) && header != null) {
            return Optional.of(header.substring(BEARER.length()).strip());
        }
        return cookie(request);
    }

    static boolean hasBearer(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    static Optional<String> cookie(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(named(NAME, request.isSecure())))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }

    static void set(HttpServletRequest request, HttpServletResponse response, String token) {
        write(request, response, token, Sessions.LIFE);
    }

    static void clear(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String token, Duration life) {
        var cookie = ResponseCookie.from(named(NAME, request.isSecure()), token)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
