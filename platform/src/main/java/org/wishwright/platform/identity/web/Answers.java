package org.wishwright.platform.identity.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.ViewResolver;

/** Answers from inside the filter chain as a controller's refusal would be answered: problem+json or a page. */
@Component
class Answers {

    private static final String REDIRECT = "redirect:";

    private final HandlerExceptionResolver resolver;
    private final ViewResolver views;

    Answers(
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver,
            @Qualifier("jteViews") ViewResolver views) {
        this.resolver = resolver;
        this.views = views;
    }

    void write(HttpServletRequest request, HttpServletResponse response, Exception cause)
            throws ServletException, IOException {
        var answer = resolver.resolveException(request, response, null, cause);
        if (answer == null) {
            throw new ServletException(cause);
        }
        var name = answer.getViewName();
        if (name != null && name.startsWith(REDIRECT)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, name.substring(REDIRECT.length()));
        } else if (name != null) {
            render(name, answer, request, response);
        }
    }

    private void render(String name, ModelAndView answer, HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        HttpStatusCode status = answer.getStatus();
        if (status != null) {
            response.setStatus(status.value());
        }
        try {
            var view = views.resolveViewName(name, Locale.ENGLISH);
            if (view == null) {
                throw new ServletException("There is no page " + name);
            }
            view.render(answer.getModel(), request, response);
        } catch (ServletException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
