package org.wishwright.platform.foundation;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Answers visitors from {@link VisitorPages} before anything else is asked. A request that carries a session, valid or
 * not, goes the whole way, and nothing that it is answered is kept; neither is an answer that sets a cookie or holds a form token.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class VisitorFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient VisitorPages pages;
    private final transient PageInterceptor language;

    VisitorFilter(VisitorPages pages, PageInterceptor language) {
        this.pages = pages;
        this.language = language;
    }

    /**
     * What a view that may be shared leaves for the filter.
     *
     * @param tag the entity tag that was sent with it
     */
    record Shared(String tag, byte[] body) {

        private static final String NAME = Shared.class.getName();

        void leaveFor(HttpServletRequest request) {
            request.setAttribute(NAME, this);
        }

        static @Nullable Shared leftFor(HttpServletRequest request) {
            return request.getAttribute(NAME) instanceof Shared shared ? shared : null;
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isVisit(request)) {
            chain.doFilter(request, response);
            return;
        }
        var key = language.language(request).getLanguage() + request.getRequestURI();
        var known = pages.find(key);
        if (known.isPresent()) {
            known.get().answer(request, response);
            return;
        }
        long begun = pages.generation();
        long made = System.nanoTime();
        chain.doFilter(request, response);
        var shared = Shared.leftFor(request);
        if (shared != null
                && response.getStatus() == HttpServletResponse.SC_OK
                && !response.containsHeader(HttpHeaders.SET_COOKIE)) {
            pages.keep(key, Rendering.of(response, shared.tag(), shared.body(), made), begun);
        }
    }

    /** Somebody without a session or a cart who reads a whole page at an address without a query. */
    static boolean isVisit(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")
                || request.getQueryString() != null
                || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getHeader("HX-Request") != null) {
            return false;
        }
        var cookies = request.getCookies();
        if (cookies != null) {
            for (var cookie : cookies) {
                if (PageInterceptor.isSession(cookie.getName())
                        || cookie.getName().equals(Badges.VISITOR)) {
                    return false;
                }
            }
        }
        return true;
    }
}
