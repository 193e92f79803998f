package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.wishwright.platform.identity.work.AdminActs;

/** Writes down every change that an operator makes at the operator's desk, the refused ones too, when it has been answered. */
final class ActRecorder implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final AdminActs acts;

    ActRecorder(AdminActs acts) {
        this.acts = acts;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (READING.contains(request.getMethod())) {
            return;
        }
        CallerArgument.current()
                .filter(caller -> caller.isOperator())
                .ifPresent(caller -> acts.done(
                        caller,
                        request.getMethod() + " " + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)
                                + (response.getStatus() < 400 ? "" : " " + response.getStatus()),
                        subject(request),
                        Region.of(request.getRemoteAddr())));
    }

    private static String subject(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? variables.values().stream().map(String::valueOf).sorted().collect(Collectors.joining(" "))
                : "";
    }
}
