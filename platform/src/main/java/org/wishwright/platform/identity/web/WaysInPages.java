package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.work.Entrance;
import org.wishwright.platform.identity.work.Passkeys;
import org.wishwright.platform.identity.work.SecondStep;

/** The ways in that the signed-in person has: her passkeys, and the second step. */
@Controller
class WaysInPages {

    private static final String PATH = "/account/ways-in";

    private final Passkeys passkeys;
    private final SecondStep second;
    private final Entrance entrance;

    WaysInPages(Passkeys passkeys, SecondStep second, Entrance entrance) {
        this.passkeys = passkeys;
        this.second = second;
        this.entrance = entrance;
    }

    @GetMapping(PATH)
    ModelAndView ways(Caller caller) {
        return show(caller, "", List.of(), new Faults(null));
    }

    @FreshSignIn
    @PostMapping(PATH + "/passkeys/{passkey}/removal")
    ModelAndView remove(Caller caller, @PathVariable UUID passkey) {
        passkeys.remove(caller, passkey);
        return EntrancePages.seeOther(PATH + "?done=identity.passkey-removed");
    }

    @PostMapping(PATH + "/password")
    ModelAndView changePassword(
            Caller caller,
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            entrance.changePassword(
                    caller, present, password, SessionCookie.token(request).orElse(""));
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            return show(caller, "", List.of(), new Faults(e.refusal()));
        }
        return EntrancePages.seeOther(PATH + "?done=identity.password-changed");
    }

    /** The secret stands on this page alone, which nobody keeps. */
    @FreshSignIn
    @PostMapping(PATH + "/second")
    ModelAndView propose(Caller caller, HttpServletResponse response) {
        try {
            return kept(show(caller, second.propose(caller), List.of(), new Faults(null)), response);
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            return show(caller, "", List.of(), new Faults(e.refusal()));
        }
    }

    @FreshSignIn
    @PostMapping(PATH + "/second/confirmation")
    ModelAndView confirm(
            Caller caller,
            @RequestParam(name = "second", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var codes =
                    second.confirm(caller, code, SessionCookie.token(request).orElse(""));
            return kept(show(caller, "", codes, new Faults(null)), response);
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            var secret = second.isOn(caller.person()) ? "" : second.propose(caller);
            return kept(show(caller, secret, List.of(), new Faults(e.refusal())), response);
        }
    }

    @FreshSignIn
    @PostMapping(PATH + "/second/removal")
    ModelAndView removeSecond(
            Caller caller,
            @RequestParam(name = "second", defaultValue = "") String code,
            HttpServletResponse response) {
        try {
            second.remove(caller, code);
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            return show(caller, "", List.of(), new Faults(e.refusal()));
        }
        return EntrancePages.seeOther(PATH + "?done=identity.second-removed");
    }

    private static ModelAndView kept(ModelAndView view, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        return view;
    }

    /** @param secret to be put into an app, empty unless just asked for; @param codes for recovery, told once */
    private ModelAndView show(Caller caller, String secret, List<String> codes, Faults faults) {
        return new ModelAndView("identity/ways-in")
                .addObject("passkeys", passkeys.of(caller))
                .addObject("hasPassword", entrance.hasPassword(caller))
                .addObject("on", second.isOn(caller.person()))
                .addObject("demanded", second.isDemandedOfOperators() && caller.isOperator())
                .addObject("secret", secret)
                .addObject("codes", codes)
                .addObject("faults", faults);
    }
}
