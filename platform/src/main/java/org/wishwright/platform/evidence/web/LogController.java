package org.wishwright.platform.evidence.web;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.LogCheck;
import org.wishwright.platform.identity.Caller;

/** The log itself: checkpoint and key are for everybody, for they say nothing of any fact. */
@RestController
class LogController {

    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final EvidenceBook book;

    LogController(EvidenceBook book) {
        this.book = book;
    }

    @GetMapping("/api/v1/log/checkpoint")
    ResponseEntity<String> checkpoint() {
        return text(book.checkpoint().toString());
    }

    @GetMapping("/api/v1/log/key")
    ResponseEntity<String> key() {
        return text(book.key().toString());
    }

    @GetMapping("/api/v1/operator/log/check")
    LogCheck check(Caller caller) {
        if (!caller.isOperator()) {
            throw new RefusedException(Refusal.of(
                    "evidence.check-forbidden", "Only an operator checks the log. Sign in as one to do so."));
        }
        return book.check();
    }

    private static ResponseEntity<String> text(String body) {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(CacheControl.noCache())
                .body(body);
    }
}
