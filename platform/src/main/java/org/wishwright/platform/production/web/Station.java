package org.wishwright.platform.production.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The work centre at which a phone or tablet stands, remembered in its browser. */
final class Station {

    private static final String COOKIE = "ww_station";
    private static final String ALL = "*";
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,40}");

    private Station() {}

    /** The code, {@code ""} for all work centres, null where none was chosen yet. */
    static @Nullable String remembered(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .map(value -> value.equals(ALL) ? "" : value)
                        .filter(value -> value.isEmpty() || CODE.matcher(value).matches())
                        .findFirst()
                        .orElse(null);
    }

    static void remember(HttpServletRequest request, HttpServletResponse response, String code) {
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            return;
        }
        var cookie = new Cookie(COOKIE, code.isEmpty() ? ALL : code);
        cookie.setPath("/");
        cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }
}
