package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.work.People;
import org.wishwright.platform.identity.work.Sessions;

/** The signed-in person's own page: her name, where she belongs, and where she is signed in. */
@Controller
class AccountPages {

    private final Parties parties;
    private final People people;
    private final Sessions sessions;

    AccountPages(Parties parties, People people, Sessions sessions) {
        this.parties = parties;
        this.people = people;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    ModelAndView account(Caller caller, HttpServletRequest request) {
        return show(caller, caller.displayName(), "", new Faults(null), request);
    }

    @PostMapping("/account/name")
    ModelAndView rename(
            Caller caller,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            parties.rename(caller, name);
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            return show(caller, name, "", new Faults(e.refusal()), request);
        }
        return EntrancePages.seeOther("/account?done=name.saved");
    }

    @PostMapping("/account/organisations")
    ModelAndView found(
            Caller caller,
            @RequestParam(defaultValue = "") String organisation,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var made = parties.createOrganisation(caller, organisation);
            return EntrancePages.seeOther("/account/organisations/" + made);
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            var renamed = Faults.of(e.refusal(), "name", "organisation");
            return show(caller, caller.displayName(), organisation, renamed, request);
        }
    }

    @PostMapping("/account/sessions/{session}/end")
    ModelAndView end(Caller caller, @PathVariable UUID session) {
        sessions.close(caller, session);
        return EntrancePages.seeOther("/account");
    }

    @PostMapping("/account/sessions/end")
    ModelAndView endOthers(Caller caller, HttpServletRequest request) {
        SessionCookie.token(request).ifPresent(token -> sessions.closeOthers(caller, token));
        return EntrancePages.seeOther("/account");
    }

    private ModelAndView show(
            Caller caller, String name, String organisation, Faults faults, HttpServletRequest request) {
        return new ModelAndView("identity/account")
                .addObject("name", name)
                .addObject("organisation", organisation)
                .addObject("faults", faults)
                .addObject("contacts", people.contacts(caller.person()))
                .addObject("belongings", belongings(caller))
                .addObject("sessions", sessions.of(caller, token(request)));
    }

    private List<Belonging> belongings(Caller caller) {
        var names = parties.displayNames(
                caller.memberships().stream().map(Membership::organisation).toList());
        return caller.memberships().stream()
                .map(one ->
                        new Belonging(one.organisation().value(), nameOf(names.get(one.organisation())), one.role()))
                .sorted(Comparator.comparing(Belonging::name).thenComparing(Belonging::role))
                .toList();
    }

    private static String nameOf(@Nullable String name) {
        return name == null ? Parties.NOBODY : name;
    }

    private static String token(HttpServletRequest request) {
        return SessionCookie.token(request).orElse("");
    }
}
