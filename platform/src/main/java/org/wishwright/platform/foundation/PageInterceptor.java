package org.wishwright.platform.foundation;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Gives each rendered page its {@link Page}. */
@Component
public class PageInterceptor implements HandlerInterceptor {

    static final String LANGUAGE_COOKIE = "ww_language";
    static final String SESSION_COOKIE = "ww_session";
    private static final String SESSION_COOKIE_OVER_TLS = "__Host-" + SESSION_COOKIE;

    private static final String SAME = SameForVisitors.class.getName();

    private final Words words;
    private final ZoneId zone;
    private final Badges badges;
    private final ObjectProvider<UnusedRooms> rooms;

    PageInterceptor(
            Words words,
            @Value("${wishwright.zone:Asia/Shanghai}") ZoneId zone,
            Badges badges,
            ObjectProvider<UnusedRooms> rooms) {
        this.words = words;
        this.zone = zone;
        this.badges = badges;
        this.rooms = rooms;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.hasMethodAnnotation(SameForVisitors.class)
                && VisitorFilter.isVisit(request)) {
            request.setAttribute(SAME, true);
        }
        return true;
    }

    /** Whether what is answered to this request holds for every visitor; a form token ends that. */
    static boolean isSame(HttpServletRequest request) {
        return request.getAttribute(SAME) != null;
    }

    private static String token(HttpServletRequest request, @Nullable CsrfToken csrf) {
        request.removeAttribute(SAME);
        return csrf == null ? "" : csrf.getToken();
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView view) {
        if (view != null && view.getViewName() != null && !view.getViewName().startsWith("redirect:")) {
            view.addObject("page", page(request));
        }
    }

    /** The page facts of a request; for handlers that render outside the usual way. */
    public Page page(HttpServletRequest request) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var query = request.getQueryString();
        var path = request.getRequestURI() + (query == null ? "" : "?" + query);
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Page(
                words,
                language(request),
                zone,
                name(authentication),
                roles(authentication),
                path,
                request.getMethod().equals("POST"),
                () -> token(request, csrf),
                badges(request, authentication),
                () -> unused(authentication));
    }

    private Set<String> unused(@Nullable Authentication authentication) {
        return authentication != null && authentication.getDetails() instanceof UUID person
                ? rooms.stream().flatMap(one -> one.of(person).stream()).collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** Parts of a page are fetched without its frame, and its numbers with it. */
    private Map<String, Integer> badges(HttpServletRequest request, @Nullable Authentication authentication) {
        boolean part = request.getHeader("HX-Request") != null;
        if (part) {
            return Map.of();
        }
        if (authentication != null && authentication.getDetails() instanceof UUID person) {
            return badges.of(person);
        }
        return request.getAttribute(Badges.VISITOR) instanceof UUID visitor ? badges.ofVisitor(visitor) : Map.of();
    }

    /** The language chosen by cookie, else the browser's, else English. */
    public Locale language(HttpServletRequest request) {
        var cookies = request.getCookies();
        var chosen = cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(LANGUAGE_COOKIE))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
        var language = chosen == null ? request.getLocale().getLanguage() : chosen;
        return language.equals("zh") ? Words.CHINESE : Words.ENGLISH;
    }

    private static String name(@Nullable Authentication authentication) {
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return "";
        }
        return authentication.getName();
    }

    private static Set<String> roles(@Nullable Authentication authentication) {
        if (authentication == null) {
            return Set.of();
        }
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .map(authority -> authority == null ? "" : authority.replace("ROLE_", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    static boolean isSession(String cookie) {
        return cookie.equals(SESSION_COOKIE) || cookie.equals(SESSION_COOKIE_OVER_TLS);
    }
}
