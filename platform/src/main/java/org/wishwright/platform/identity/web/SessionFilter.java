package org.wishwright.platform.identity.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;
import org.wishwright.platform.identity.work.Sessions;

/** Recognises the caller by her token, once a request; later dispatches find her with the request. */
final class SessionFilter extends OncePerRequestFilter {

    private final Sessions sessions;
    private final SecurityContextRepository contexts;
    private final Answers answers;

    SessionFilter(Sessions sessions, SecurityContextRepository contexts, Answers answers) {
        this.sessions = sessions;
        this.contexts = contexts;
        this.answers = answers;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/assets/") || path.startsWith("/webjars/") || isBallotBox(path);
    }

    /** Nobody is recognised where ballots are cast: they come under a credential that does not say whose it is. */
    private static boolean isBallotBox(String path) {
        return path.startsWith("/ballot/") || path.startsWith("/api/v1/ballots/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Sessions.Recognised> recognised;
        try {
            recognised = SessionCookie.token(request).flatMap(sessions::find);
        } catch (DataAccessException e) {
            answers.write(request, response, e);
            return;
        }
        if (recognised.isPresent()) {
            var context = new SecurityContextImpl(
                    new SignedIn(recognised.get().caller(), recognised.get().strong()));
            SecurityContextHolder.setContext(context);
            contexts.saveContext(context, request, response);
            if (recognised.get().prolonged() && !SessionCookie.hasBearer(request)) {
                SessionCookie.cookie(request).ifPresent(token -> SessionCookie.set(request, response, token));
            }
        }
        chain.doFilter(request, response);
    }
}
