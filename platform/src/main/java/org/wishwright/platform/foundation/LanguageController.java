package org.wishwright.platform.foundation;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Switches the language in place: sets a cookie and goes back to the page one came from. */
@Controller
class LanguageController {

    @GetMapping("/language/{language}")
    ResponseEntity<Void> choose(
            @PathVariable String language,
            @RequestParam(defaultValue = "/") String back,
            @RequestHeader(name = HttpHeaders.HOST, defaultValue = "") String host,
            @RequestHeader(name = HttpHeaders.REFERER, defaultValue = "") String referer) {
        var chosen = language.equals("zh") ? "zh" : "en";
        var cookie = ResponseCookie.from(PageInterceptor.LANGUAGE_COOKIE, chosen)
                .path("/")
                .maxAge(java.time.Duration.ofDays(365))
                .sameSite("Lax")
                .build();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .header(HttpHeaders.LOCATION, OwnPath.left(host, referer).orElse(OwnPath.of(back)))
                .build();
    }
}
