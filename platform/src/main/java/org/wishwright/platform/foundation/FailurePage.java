package org.wishwright.platform.foundation;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.wishwright.kernel.Refusal;

/**
 * What the server itself refuses before any handler sees it, such as a malformed address, or what fails while a page is drawn, in
 * the words of {@link Problems}.
 */
@Controller
class FailurePage implements ErrorController {

    private final Problems problems;

    FailurePage(Problems problems) {
        this.problems = problems;
    }

    @RequestMapping("/error")
    Object failed(HttpServletRequest request) {
        var failed = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable known ? known : null;
        var database = Problems.ofDatabase(failed);
        if (database.isPresent()) {
            return problems.resources(database.get(), request);
        }
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer number ? number : 404;
        var status = HttpStatus.resolve(code);
        if (status == null || status == HttpStatus.NOT_FOUND) {
            return problems.answer(Problems.NOT_FOUND, HttpStatus.NOT_FOUND, request);
        }
        var refusal = status.is4xxClientError()
                ? Refusal.of(
                        "request.invalid", "The request cannot be understood. Check the address and what was sent.")
                : Refusal.of("server.failed", "Something failed on our side and was logged. Nothing was changed.");
        return problems.answer(refusal, status, request);
    }
}
