package org.wishwright.platform.order.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;
import org.wishwright.platform.foundation.Badges;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.order.Shopper;
import org.wishwright.platform.order.work.VisitorCarts;

/**
 * The token of a visitor's cart in her browser. At the first page after she has signed in, whichever way and wherever, her cart is
 * joined into her own.
 */
@Component
class CartCookie implements WebMvcConfigurer, HandlerInterceptor {

    private static final String SHOPPER = CartCookie.class.getName();

    private final VisitorCarts carts;

    CartCookie(VisitorCarts carts) {
        this.carts = carts;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).excludePathPatterns("/api/**", "/assets/**", "/webjars/**", "/pictures/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        var token = token(request);
        if (token.isPresent()) {
            var signedIn = SecurityContextHolder.getContext().getAuthentication();
            if (signedIn != null && signedIn.getPrincipal() instanceof Caller caller) {
                carts.join(token.get(), caller);
                write(request, response, "", Duration.ZERO);
            } else {
                carts.find(token.get()).ifPresent(shopper -> remember(request, shopper));
            }
        }
        return true;
    }

    /** The cart of this visitor, where she has one. */
    static Optional<Shopper> shopper(HttpServletRequest request) {
        return request.getAttribute(SHOPPER) instanceof Shopper shopper ? Optional.of(shopper) : Optional.empty();
    }

    /** The cart into which this visitor puts something: her own, or a new one. */
    Shopper filling(HttpServletRequest request, HttpServletResponse response) {
        var known = shopper(request);
        var token = known.isPresent() ? token(request).orElseThrow() : carts.open();
        write(request, response, token, VisitorCarts.LIFE);
        if (known.isPresent()) {
            carts.prolong(token);
            return known.get();
        }
        return carts.find(token).orElseThrow();
    }

    private static void remember(HttpServletRequest request, Shopper shopper) {
        request.setAttribute(SHOPPER, shopper);
        request.setAttribute(Badges.VISITOR, shopper.id().value());
    }

    private static Optional<String> token(HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, Badges.VISITOR);
        return cookie == null || cookie.getValue().isEmpty() ? Optional.empty() : Optional.of(cookie.getValue());
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String token, Duration age) {
        var cookie = ResponseCookie.from(Badges.VISITOR, token)
                .path("/")
                .maxAge(age)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
