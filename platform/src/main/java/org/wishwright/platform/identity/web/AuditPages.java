package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Disclosures;
import org.wishwright.platform.identity.Erasures;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.work.AdminActs;
import org.wishwright.platform.identity.work.Directory;
import org.wishwright.platform.identity.work.Looks;
import org.wishwright.platform.identity.work.Sessions;

/** For operators: what operators did, who looked at whose data, and one person's page, for whom she asks to do it for her. */
@Controller
class AuditPages {

    private final AdminActs acts;
    private final Looks looks;
    private final Directory directory;
    private final Erasures erasures;
    private final Sessions sessions;

    AuditPages(AdminActs acts, Looks looks, Directory directory, Erasures erasures, Sessions sessions) {
        this.acts = acts;
        this.looks = looks;
        this.directory = directory;
        this.erasures = erasures;
        this.sessions = sessions;
    }

    @GetMapping("/operator/audit")
    ModelAndView acts(Caller caller, @RequestParam(required = false) @Nullable UUID before) {
        var page = acts.list(caller, before);
        return new ModelAndView("identity/acts")
                .addObject("acts", page)
                .addObject("first", before == null ? "" : "/operator/audit")
                .addObject("next", page.next() == null ? "" : "/operator/audit?before=" + page.next());
    }

    @GetMapping("/operator/audit/looks")
    ModelAndView looks(Caller caller, @RequestParam(required = false) @Nullable UUID before) {
        var page = looks.all(caller, before);
        return new ModelAndView("identity/looks")
                .addObject("looks", page)
                .addObject("first", before == null ? "" : "/operator/audit/looks")
                .addObject("next", page.next() == null ? "" : "/operator/audit/looks?before=" + page.next());
    }

    /** The list to keep outside this database and to name at a restore. */
    @GetMapping("/operator/audit/erasures")
    ResponseEntity<String> erasures(Caller caller) {
        acts.requireOperator(caller);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .header("Content-Disposition", "attachment; filename=\"wishwright.erasures\"")
                .header("Cache-Control", "no-store")
                .body(erasures.list());
    }

    @GetMapping("/operator/persons/{person}")
    ModelAndView person(Caller caller, @PathVariable UUID person) {
        return show(caller, new PartyId(person), new Faults(null));
    }

    @FreshSignIn
    @PostMapping("/operator/persons/{person}/export")
    void export(Caller caller, @PathVariable UUID person, HttpServletResponse response) throws IOException {
        var id = directory.person(caller, new PartyId(person)).id();
        looks.seen(caller, id, Disclosures.Field.EVERYTHING, "operator.export");
        DataPages.write(erasures, id, response);
    }

    @FreshSignIn
    @PostMapping("/operator/persons/{person}/erase")
    ModelAndView erase(
            Caller caller,
            @PathVariable UUID person,
            @RequestParam(defaultValue = "") String confirm,
            HttpServletResponse response) {
        var entry = directory.person(caller, new PartyId(person));
        try {
            DataPages.confirmed(entry.name(), confirm);
            erasures.erase(entry.id());
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            return show(caller, entry.id(), new Faults(e.refusal()));
        }
        return EntrancePages.seeOther("/operator/parties?done=identity.erased-by-operator");
    }

    @PostMapping("/operator/persons/{person}/sessions/end")
    ModelAndView endSessions(Caller caller, @PathVariable UUID person) {
        sessions.closeAll(directory.person(caller, new PartyId(person)).id());
        return EntrancePages.seeOther("/operator/persons/" + person + "?done=identity.sessions-ended");
    }

    private ModelAndView show(Caller caller, PartyId person, Faults faults) {
        return new ModelAndView("identity/person")
                .addObject("person", directory.person(caller, person))
                .addObject("faults", faults);
    }
}
