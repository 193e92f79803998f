package org.wishwright.platform.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.OwnPath;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.work.SignInAgain;

/**
 * The page that asks somebody once more who she is. The form she had sent goes along hidden, so that nothing is typed twice; once she
 * has shown it, one press sends that form on its way.
 */
@Controller
public class ConfirmPages {

    static final String PATH = "/account/confirm";
    /** Where the form was going, as the gate says. */
    static final String TO = ConfirmPages.class.getName() + ".to";

    private static final String OWN = "again_";
    private static final int MOST_FIELDS = 50;

    private final SignInAgain again;

    ConfirmPages(SignInAgain again) {
        this.again = again;
    }

    /** A form field that is kept. */
    public record Kept(String name, String value) {}

    /** Asked by a page whose form is sent by a script. @param back where to go afterwards */
    @GetMapping(PATH)
    ModelAndView before(
            Caller caller, @RequestParam(defaultValue = "/account") String back, HttpServletRequest request) {
        return show(caller, "", OwnPath.of(back), "", new Faults(null), request);
    }

    /** Where the gate sends a form that came too late. */
    @PostMapping(PATH + "/wanted")
    ModelAndView wanted(Caller caller, HttpServletRequest request, HttpServletResponse response) {
        var to = request.getAttribute(TO) instanceof String path ? path : "";
        response.setHeader("Cache-Control", "no-store");
        return show(caller, to, "/account", "", new Faults(null), request);
    }

    @PostMapping(PATH + "/code")
    ModelAndView sendCode(
            Caller caller,
            @RequestParam(name = "again_to", defaultValue = "") String to,
            @RequestParam(name = "again_back", defaultValue = "/account") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var shown = again.sendCode(caller, Clients.of(request)).orElse("-");
            return show(caller, own(to), OwnPath.of(back), shown, new Faults(null), request);
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            return show(caller, own(to), OwnPath.of(back), "", new Faults(e.refusal()), request);
        }
    }

    @PostMapping(PATH)
    ModelAndView confirm(
            Caller caller,
            @RequestParam(name = "again_to", defaultValue = "") String to,
            @RequestParam(name = "again_back", defaultValue = "/account") String back,
            @RequestParam(name = "again_second", defaultValue = "") String second,
            @RequestParam(name = "again_password", defaultValue = "") String password,
            @RequestParam(name = "again_code", defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        var shown = new SignInAgain.Shown(second, password, code);
        try {
            again.confirm(caller, SessionCookie.token(request).orElse(""), shown, Clients.of(request));
        } catch (RefusedException e) {
            response.setStatus(Faults.status(e.refusal()));
            return show(caller, own(to), OwnPath.of(back), code.isEmpty() ? "" : "-", beside(e), request);
        }
        if (own(to).isEmpty()) {
            return EntrancePages.seeOther(OwnPath.of(back));
        }
        return new ModelAndView("identity/confirmed").addObject("to", own(to)).addObject("kept", kept(request));
    }

    /** The refusals of the ways in name their fields otherwise. */
    private static Faults beside(RefusedException e) {
        var field = String.valueOf(e.refusal().values().get("field"));
        return List.of("second", "code").contains(field)
                ? Faults.of(e.refusal(), field, OWN + field)
                : new Faults(e.refusal());
    }

    /** Forms of one's own account and of the operator's desk, and no others, are sent on. */
    private static String own(String to) {
        var path = OwnPath.of(to);
        return path.startsWith("/account/") || path.startsWith("/operator/") ? path : "";
    }

    private ModelAndView show(
            Caller caller, String to, String back, String sent, Faults faults, HttpServletRequest request) {
        var view = new ModelAndView("identity/confirm")
                .addObject("ways", again.ways(caller))
                .addObject("to", to)
                .addObject("back", back)
                .addObject("kept", kept(request))
                .addObject("codeSent", !sent.isEmpty())
                .addObject("sandboxCode", sent.equals("-") ? "" : sent)
                .addObject("faults", faults);
        if (faults.refusal() == null && !to.isEmpty() && sent.isEmpty()) {
            view.setStatus(HttpStatus.FORBIDDEN);
        }
        return view;
    }

    /** What she had typed, but for what this page asks itself. */
    private static List<Kept> kept(HttpServletRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, values) -> {
            if (!name.startsWith(OWN) && !name.equals("_csrf") && !name.equals("back") && values.length == 1) {
                fields.put(name, values[0]);
            }
        });
        return fields.entrySet().stream()
                .limit(MOST_FIELDS)
                .map(field -> new Kept(field.getKey(), field.getValue()))
                .toList();
    }
}
