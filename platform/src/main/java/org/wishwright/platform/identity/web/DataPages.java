package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Erasures;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.work.Looks;

/** What is kept of the signed-in person: all of it as a file, who has looked at it, and its end. */
@Controller
class DataPages {

    private final Erasures erasures;
    private final Looks looks;

    DataPages(Erasures erasures, Looks looks) {
        this.erasures = erasures;
        this.looks = looks;
    }

    @GetMapping("/account/data")
    ModelAndView data(Caller caller, @RequestParam(required = false) @Nullable UUID before) {
        return show(caller, before, new Faults(null));
    }

    /** A post, so that no link elsewhere sets it off; streamed as it is gathered. */
    @FreshSignIn
    @PostMapping("/account/data/export")
    void export(Caller caller, HttpServletResponse response) throws IOException {
        write(erasures, caller.person(), response);
    }

    static void write(Erasures erasures, PartyId person, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("wishwright-data.zip")
                        .build()
                        .toString());
        erasures.export(person, response.getOutputStream());
    }

    @FreshSignIn
    @PostMapping("/account/erase")
    ModelAndView erase(
            Caller caller,
            @RequestParam(defaultValue = "") String confirm,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            confirmed(caller.displayName(), confirm);
            erasures.erase(caller.person());
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            return show(caller, null, new Faults(e.refusal()));
        }
        SessionCookie.clear(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
        return EntrancePages.seeOther("/?done=identity.erased");
    }

    /** Nobody is erased by one slip of a finger. */
    static void confirmed(String name, String typed) {
        if (!name.equals(typed.strip())) {
            throw new RefusedException(Refusal.of(
                    "identity.erase-unconfirmed",
                    "Type the name just as it stands above; then everything is erased.",
                    "field",
                    "confirm"));
        }
    }

    private ModelAndView show(Caller caller, @Nullable UUID before, Faults faults) {
        var page = looks.ofMe(caller, before);
        return new ModelAndView("identity/data")
                .addObject("name", caller.displayName())
                .addObject("faults", faults)
                .addObject("looks", page)
                .addObject("first", before == null ? "" : "/account/data")
                .addObject("next", page.next() == null ? "" : "/account/data?before=" + page.next());
    }
}
