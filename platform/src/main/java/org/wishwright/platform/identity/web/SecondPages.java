package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.OwnPath;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.work.SecondStep;

/** The second step of a sign-in in a browser; between the steps a cookie says which sign-in it is. */
@Controller
class SecondPages {

    private static final String COOKIE = "ww_second";

    private final SecondStep second;
    private final Welcome welcome;

    SecondPages(SecondStep second, Welcome welcome) {
        this.second = second;
        this.welcome = welcome;
    }

    ModelAndView begin(PartyId person, String back, HttpServletRequest request, HttpServletResponse response) {
        var begun = Base64.getUrlEncoder().withoutPadding().encodeToString(second.begin(person));
        cookie(request, response, begun, SecondStep.LIFE);
        var path = back.equals("/")
                ? "/login/second"
                : "/login/second?back=" + java.net.URLEncoder.encode(back, java.nio.charset.StandardCharsets.UTF_8);
        return EntrancePages.seeOther(path);
    }

    @GetMapping("/login/second")
    ModelAndView step(@RequestParam(defaultValue = "/") String back, HttpServletRequest request) {
        return begun(request).isEmpty() ? EntrancePages.seeOther("/login") : show(back, null);
    }

    @PostMapping("/login/second")
    ModelAndView enter(
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(name = "second", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var begun = begun(request);
        if (begun.isEmpty()) {
            return EntrancePages.seeOther("/login");
        }
        try {
            var ticket = second.finish(begun.get(), code, Clients.of(request));
            cookie(request, response, "", Duration.ZERO);
            return welcome.enter(ticket, OwnPath.of(back), request, response);
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            return show(back, e.refusal());
        }
    }

    private static ModelAndView show(String back, @Nullable Refusal fault) {
        return new ModelAndView("identity/second")
                .addObject("back", OwnPath.of(back))
                .addObject("faults", new Faults(fault));
    }

    private static Optional<byte[]> begun(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null || cookie.getValue().length() != 43) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getUrlDecoder().decode(cookie.getValue()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static void cookie(HttpServletRequest request, HttpServletResponse response, String value, Duration life) {
        var cookie = ResponseCookie.from(COOKIE, value)
                .path("/login")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
