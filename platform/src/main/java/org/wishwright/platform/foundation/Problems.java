package org.wishwright.platform.foundation;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/**
 * Turns refusals and failures into answers: problem+json (RFC 9457) with a stable {@code code} for the API, a page for
 * people. Never a stack trace; whose fault it was decides the status.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    static final Refusal NOT_FOUND =
            Refusal.of("request.not-found", "There is nothing at this address. Check it, or begin at the home page.");

    private final PageInterceptor pages;

    Problems(PageInterceptor pages) {
        this.pages = pages;
    }

    @ExceptionHandler(RefusedException.class)
    Object refused(RefusedException e, HttpServletRequest request) {
        return answer(e.refusal(), status(e.refusal().code()), request);
    }

    @ExceptionHandler(MaxUploadSizeExceededException.class)
    Object tooLarge(MaxUploadSizeExceededException e, HttpServletRequest request) {
        return answer(
                Refusal.of("upload.too-large", "The file is larger than 16 MB. Send a smaller one."),
                HttpStatus.CONTENT_TOO_LARGE,
                request);
    }

    @ExceptionHandler(HttpMessageNotReadableException.class)
    Object unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        return answer(
                Refusal.of("request.unreadable", "The body is not the JSON this address takes. See /api/v1/openapi."),
                HttpStatus.BAD_REQUEST,
                request);
    }

    @ExceptionHandler({NoResourceFoundException.class, NoHandlerFoundException.class})
    Object nowhere(Exception e, HttpServletRequest request) {
        return answer(NOT_FOUND, HttpStatus.NOT_FOUND, request);
    }

    /** A path that holds no id of ours leads nowhere; any other parameter is named. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    Object mistyped(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        if (e.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return answer(NOT_FOUND, HttpStatus.NOT_FOUND, request);
        }
        return answer(
                Refusal.of(
                        "request.parameter-invalid",
                        "The value of {field} cannot be read. See /api/v1/openapi for what it takes.",
                        "field",
                        e.getName()),
                HttpStatus.UNPROCESSABLE_CONTENT,
                request);
    }

    @ExceptionHandler({
        CannotGetJdbcConnectionException.class,
        CannotCreateTransactionException.class,
        TransientDataAccessException.class,
        org.springframework.dao.DataAccessResourceFailureException.class,
        org.springframework.transaction.TransactionSystemException.class
    })
    Object resources(RuntimeException e, HttpServletRequest request) {
        LOG.warn("The database did not answer: {}", e.toString());
        request.setAttribute(PageInterceptor.WITHOUT_NUMBERS, true); // they would wait for it as well
        return answer(
                Refusal.of("database.unavailable", "The database is not reachable just now. Try again in a moment."),
                HttpStatus.SERVICE_UNAVAILABLE,
                request);
    }

    /** The failure of the database that lies behind what failed. */
    static Optional<RuntimeException> ofDatabase(@Nullable Throwable failed) {
        for (var cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessException || cause instanceof TransactionException) {
                return Optional.of((RuntimeException) cause);
            }
        }
        return Optional.empty();
    }

    /** The reader has left: there is nobody to answer. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void gone(AsyncRequestNotUsableException e) {
        LOG.debug("A reader left", e);
    }

    @ExceptionHandler(Exception.class)
    Object failed(Exception e, HttpServletRequest request) {
        if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(
                    Refusal.of("request.invalid", String.valueOf(known.getBody().getDetail())),
                    HttpStatus.valueOf(known.getStatusCode().value()),
                    request);
        }
        LOG.error("Failed: {} {}", request.getMethod(), request.getRequestURI(), e);
        return answer(
                Refusal.of("server.failed", "Something failed on our side and was logged. Nothing was changed."),
                HttpStatus.INTERNAL_SERVER_ERROR,
                request);
    }

    /** By the last word of the code, so that a module need not know HTTP. */
    static HttpStatus status(String code) {
        var last = code.substring(code.lastIndexOf('.') + 1);
        if (last.endsWith("not-found")) {
            return HttpStatus.NOT_FOUND;
        } else if (last.endsWith("unauthenticated")) {
            return HttpStatus.UNAUTHORIZED;
        } else if (last.endsWith("forbidden")) {
            return HttpStatus.FORBIDDEN;
        } else if (last.endsWith("changed") || last.endsWith("stale") || last.endsWith("conflict")) {
            return HttpStatus.CONFLICT;
        } else if (last.endsWith("throttled")) {
            return HttpStatus.TOO_MANY_REQUESTS;
        } else if (last.endsWith("busy")) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        } else if (last.endsWith("too-large")) {
            return HttpStatus.CONTENT_TOO_LARGE;
        }
        return HttpStatus.UNPROCESSABLE_CONTENT;
    }

    Object answer(Refusal refusal, HttpStatus status, HttpServletRequest request) {
        var asked = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String uri
                ? uri
                : request.getRequestURI();
        if (asked.startsWith("/api/")) {
            var problem = ProblemDetail.forStatusAndDetail(status, refusal.sentence());
            problem.setProperty("code", refusal.code());
            if (!refusal.values().isEmpty()) {
                problem.setProperty("values", refusal.values());
            }
            var headers = new HttpHeaders();
            headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
            if (status == HttpStatus.TOO_MANY_REQUESTS && refusal.values().containsKey("seconds")) {
                headers.set(HttpHeaders.RETRY_AFTER, refusal.values().get("seconds"));
            }
            return new ResponseEntity<>(problem, headers, status);
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            return new ModelAndView("redirect:/login?back=" + URLEncoder.encode(page(request), StandardCharsets.UTF_8));
        }
        var view = new ModelAndView("foundation/refused", status);
        view.addObject("page", pages.page(request));
        view.addObject("refusal", refusal);
        return view;
    }

    /** The page to come back to: what was read, or where the form stood that was sent; what was typed waits there. */
    private String page(HttpServletRequest request) {
        return request.getMethod().equals("GET")
                ? pages.page(request).path()
                : OwnPath.left(header(request, HttpHeaders.HOST), header(request, HttpHeaders.REFERER))
                        .orElse("/");
    }

    private static String header(HttpServletRequest request, String name) {
        return Objects.requireNonNullElse(request.getHeader(name), "");
    }
}
