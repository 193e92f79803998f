package org.wishwright.platform.identity.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.work.SignInAgain;

/** Leads to the page that asks again, with the form that was sent; a program is refused and told how to go on. */
final class FreshnessGate implements HandlerInterceptor {

    private final ObjectProvider<SignInAgain> again;

    FreshnessGate(ObjectProvider<SignInAgain> again) {
        this.again = again;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws ServletException, IOException {
        boolean asks = handler instanceof HandlerMethod method && method.hasMethodAnnotation(FreshSignIn.class);
        if (!asks || CallerArgument.current().isEmpty() || isFresh(request)) {
            return true;
        }
        if (request.getRequestURI().startsWith("/api/")) {
            throw new RefusedException(Refusal.of(
                    "identity.confirm-forbidden",
                    "Your sign-in is older than five minutes. Sign in again, then repeat this.",
                    "page",
                    ConfirmPages.PATH));
        }
        request.setAttribute(ConfirmPages.TO, request.getRequestURI());
        request.getRequestDispatcher(ConfirmPages.PATH + "/wanted").forward(request, response);
        return false;
    }

    private boolean isFresh(HttpServletRequest request) {
        return SessionCookie.token(request).filter(again.getObject()::isFresh).isPresent();
    }
}
