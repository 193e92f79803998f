package org.wishwright.platform.identity.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;

/** Fills a handler's {@code Caller} (a visitor is refused) or {@code Optional<Caller>} (a visitor is empty). */
final class CallerArgument implements HandlerMethodArgumentResolver {

    static final Refusal UNAUTHENTICATED = Refusal.of("identity.unauthenticated", "Sign in first.");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class || isOptionalCaller(parameter);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var caller = current();
        if (isOptionalCaller(parameter)) {
            return caller;
        }
        return caller.orElseThrow(() -> new RefusedException(UNAUTHENTICATED));
    }

    static Optional<Caller> current() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn signedIn
                ? Optional.of(signedIn.getPrincipal())
                : Optional.empty();
    }

    private static boolean isOptionalCaller(MethodParameter parameter) {
        return parameter.getParameterType() == Optional.class
                && ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve() == Caller.class;
    }
}
