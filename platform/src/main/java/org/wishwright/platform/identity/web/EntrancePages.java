package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.OwnPath;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Contact;
import org.wishwright.platform.identity.work.Entrance;
import org.wishwright.platform.identity.work.Sessions;

/**
 * Signing in and up in a browser. A code is asked for and typed on one address, and the number travels only in the
 * body of posts, never in an address that would be logged.
 */
@Controller
class EntrancePages {

    /**
     * What was typed; the password is never shown again.
     *
     * @param back where to go afterwards
     */
    record Typed(
            @Nullable String phone,
            @Nullable String email,
            @Nullable String code,
            @Nullable String password,
            @Nullable String name,
            @Nullable String back) {

        String ownBack() {
            return OwnPath.of(back);
        }
    }

    private final Entrance entrance;
    private final Sessions sessions;
    private final Welcome welcome;
    private final SecondPages second;
    private final boolean demo;

    /** @param demo whether there are people of the demo, who sign in by e-mail */
    EntrancePages(
            Entrance entrance,
            Sessions sessions,
            Welcome welcome,
            SecondPages second,
            @Value("${wishwright.demo:true}") boolean demo) {
        this.entrance = entrance;
        this.sessions = sessions;
        this.welcome = welcome;
        this.second = second;
        this.demo = demo;
    }

    /** @param other any value asks for another number than the one to which a code is under way */
    @GetMapping("/login")
    ModelAndView login(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "/") String back,
            @RequestParam(required = false) @Nullable String other,
            HttpServletRequest request) {
        if (caller.isPresent()) {
            return seeOther(OwnPath.of(back));
        }
        var waiting = CodeCookie.read(request);
        if (other == null && waiting.isPresent()) {
            return codeStep(waiting.get(), back.equals("/") ? waiting.get().back() : back);
        }
        return show("login", new Typed(null, null, null, null, null, back), false, "", null);
    }

    /** The step at which the code is typed, for those who come back to it, as after choosing the language. */
    @GetMapping("/login/code")
    ModelAndView loginCode(HttpServletRequest request) {
        return CodeCookie.read(request)
                .map(waiting -> codeStep(waiting, waiting.back()))
                .orElseGet(() -> seeOther("/login"));
    }

    private ModelAndView codeStep(CodeCookie waiting, String back) {
        var typed = new Typed(waiting.phone(), null, null, null, null, back);
        return show("login", typed, true, waiting.code(), null);
    }

    @GetMapping("/signup/code")
    ModelAndView signUpCode() {
        return seeOther("/signup");
    }

    @PostMapping("/login/code")
    ModelAndView sendCode(@ModelAttribute Typed typed, HttpServletRequest request, HttpServletResponse response) {
        try {
            var shown = entrance.sendCode(Contact.phone(typed.phone()).orThrow(), Clients.of(request));
            new CodeCookie(text(typed.phone()), typed.ownBack(), shown.orElse("")).set(request, response);
            return show("login", typed, true, shown.orElse(""), null);
        } catch (RefusedException e) {
            return refused("login", typed, false, e.refusal(), response);
        }
    }

    @PostMapping("/login")
    ModelAndView signInByCode(@ModelAttribute Typed typed, HttpServletRequest request, HttpServletResponse response) {
        try {
            var phone = Contact.phone(typed.phone()).orThrow();
            var ticket = entrance.signInByCode(phone, typed.code(), typed.name(), Clients.of(request));
            CodeCookie.clear(request, response);
            return enter(ticket, typed, request, response);
        } catch (RefusedException e) {
            boolean phoneStands = !"phone".equals(e.refusal().values().get("field"));
            response.setStatus(Faults.status(e.refusal()));
            return show(
                    "login",
                    typed,
                    phoneStands,
                    phoneStands ? stillShown(text(typed.phone()), request) : "",
                    e.refusal());
        }
    }

    @PostMapping("/login/password")
    ModelAndView signInByPassword(
            @ModelAttribute Typed typed, HttpServletRequest request, HttpServletResponse response) {
        try {
            var ticket = entrance.signInByPassword(typed.email(), typed.password(), Clients.of(request));
            return enter(ticket, typed, request, response);
        } catch (RefusedException e) {
            return refused("login", typed, false, e.refusal(), response);
        }
    }

    @GetMapping("/signup")
    ModelAndView signUp(
            Optional<Caller> caller, @RequestParam(defaultValue = "/") String back, HttpServletRequest request) {
        if (caller.isPresent()) {
            return seeOther(OwnPath.of(back));
        }
        var waiting = CodeCookie.read(request);
        if (waiting.isPresent()) { // she comes back to it, as after choosing the language
            var at = waiting.get();
            var own = back.equals("/") ? at.back() : back;
            return show("signup", new Typed(null, at.phone(), null, null, null, own), true, at.code(), null);
        }
        return show("signup", new Typed(null, null, null, null, null, back), false, "", null);
    }

    @PostMapping("/signup/code")
    ModelAndView sendMailCode(@ModelAttribute Typed typed, HttpServletRequest request, HttpServletResponse response) {
        try {
            var shown = entrance.sendCode(Contact.email(typed.email()).orThrow(), Clients.of(request));
            new CodeCookie(text(typed.email()), typed.ownBack(), shown.orElse("")).setFor("/signup", request, response);
            return show("signup", typed, true, shown.orElse(""), null);
        } catch (RefusedException e) {
            return refused("signup", typed, false, e.refusal(), response);
        }
    }

    @PostMapping("/signup")
    ModelAndView signUp(@ModelAttribute Typed typed, HttpServletRequest request, HttpServletResponse response) {
        try {
            var ticket =
                    entrance.signUp(typed.email(), typed.password(), typed.name(), typed.code(), Clients.of(request));
            CodeCookie.clear("/signup", request, response);
            return enter(ticket, typed, request, response);
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            var code = stillShown(text(typed.email()), request);
            return show("signup", typed, typed.code() != null, code, e.refusal());
        }
    }

    @PostMapping("/logout")
    ModelAndView signOut(
            @RequestParam(defaultValue = "/") String back, HttpServletRequest request, HttpServletResponse response) {
        SessionCookie.cookie(request).ifPresent(sessions::close);
        SessionCookie.clear(request, response);
        response.setHeader("Clear-Site-Data", "\"cache\"");
        return seeOther(OwnPath.of(back));
    }

    private ModelAndView enter(
            Entrance.Admission admission, Typed typed, HttpServletRequest request, HttpServletResponse response) {
        var ticket = admission.ticket();
        return ticket == null
                ? second.begin(admission.person(), typed.ownBack(), request, response)
                : welcome.enter(ticket, typed.ownBack(), request, response);
    }

    /** The code of a sandbox stays in sight after a wrong one was typed. */
    private static String stillShown(String contact, HttpServletRequest request) {
        return CodeCookie.read(request)
                .filter(waiting -> waiting.phone().equals(contact.strip()))
                .map(CodeCookie::code)
                .orElse("");
    }

    private ModelAndView refused(
            String view, Typed typed, boolean codeSent, Refusal fault, HttpServletResponse response) {
        response.setStatus(Faults.status(fault));
        return show(view, typed, codeSent, "", fault);
    }

    private ModelAndView show(String view, Typed typed, boolean codeSent, String sandboxCode, @Nullable Refusal fault) {
        var form = new EntranceForm(
                text(typed.phone()),
                text(typed.email()),
                text(typed.name()),
                typed.ownBack(),
                codeSent,
                sandboxCode,
                entrance.demandsProof(),
                !codeSent && (typed.phone() == null && demo || typed.email() != null));
        return new ModelAndView("identity/" + view).addObject("form", form).addObject("faults", new Faults(fault));
    }

    static ModelAndView seeOther(String path) {
        var view = new org.springframework.web.servlet.view.RedirectView(path, false, true, false);
        view.setStatusCode(org.springframework.http.HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return new ModelAndView(view);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
