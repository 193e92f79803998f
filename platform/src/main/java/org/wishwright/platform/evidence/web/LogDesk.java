package org.wishwright.platform.evidence.web;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.KeyRotation;
import org.wishwright.platform.identity.Caller;

/** The operator's page of the log: its keys, with the button that replaces the one that signs, and its witnesses. */
@Controller
class LogDesk {

    private final EvidenceBook book;
    private final KeyRotation rotation;

    LogDesk(EvidenceBook book, KeyRotation rotation) {
        this.book = book;
        this.rotation = rotation;
    }

    @GetMapping("/operator/log")
    ModelAndView show(Caller caller) {
        return new ModelAndView("evidence/desk", Map.of("keys", LogPage.keys(book), "witnesses", book.witnesses()));
    }

    @PostMapping("/operator/log/key")
    String rotate(Caller caller) {
        rotation.rotate(caller);
        return "redirect:/operator/log?done=log.rotated";
    }
}
