package org.wishwright.platform.catalog.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ViewResolver;

/**
 * Refuses an upload that says it is too large by its length alone, before anything of it is read. It comes first of all filters,
 * because the next ones would read the body to find the form's token. An upload that hides its length is counted while it is read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UploadBound extends OncePerRequestFilter {

    private final long most;
    private final HandlerExceptionResolver resolver;
    private final ViewResolver views;

    UploadBound(
            @Value("${spring.servlet.multipart.max-request-size}") DataSize most,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver,
            @Qualifier("jteViews") ViewResolver views) {
        this.most = most.toBytes();
        this.resolver = resolver;
        this.views = views;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() <= most) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader(HttpHeaders.CONNECTION, "close"); // what is still on its way is not read
        var answer = resolver.resolveException(request, response, null, new MaxUploadSizeExceededException(most));
        if (answer != null && answer.getViewName() != null) {
            render(answer.getViewName(), answer, request, response);
        }
        response.flushBuffer(); // the answer goes out before the server looks at the body
    }

    private void render(String name, ModelAndView answer, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
        try {
            var view = views.resolveViewName(name, Locale.ENGLISH);
            if (view == null) {
                throw new ServletException("There is no page " + name);
            }
            view.render(answer.getModel(), request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e); // a view may throw anything
        }
    }
}
