package org.wishwright.platform.measure.web;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.measurement.Sex;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.measure.Appointments;
import org.wishwright.platform.measure.ProfileId;
import org.wishwright.platform.measure.Profiles;
import org.wishwright.platform.measure.web.BodyForm.Units;

/** A person's measures: the list, the guided sheet, and the way with them back into a product. */
@Controller
@RequestMapping("/measures")
class ProfilePages {

    static final Refusal UNREADABLE =
            Refusal.of("measure.look", "Some measures could not be read; see beside them.", "field", "");

    private final Profiles profiles;
    private final Appointments appointments;

    ProfilePages(Profiles profiles, Appointments appointments) {
        this.profiles = profiles;
        this.appointments = appointments;
    }

    /** @param into address of a configurator that waits for measures; empty where nobody asked */
    @GetMapping
    ModelAndView list(Caller caller, @RequestParam(defaultValue = "") String into) {
        return new ModelAndView("measure/profiles")
                .addObject("profiles", profiles.mine(caller))
                .addObject("appointments", appointments.mine(caller))
                .addObject("into", Into.of(into));
    }

    @GetMapping("/new")
    ModelAndView blank(
            Caller caller,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "METRIC") Units units) {
        return sheet(null, BodyForm.empty(units), into, null);
    }

    @GetMapping("/{id}")
    ModelAndView show(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "METRIC") Units units) {
        return sheet(id, BodyForm.of(profiles.profile(caller, new ProfileId(id)), units), into, null);
    }

    @PostMapping("/new")
    ModelAndView make(
            Caller caller,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "FEMALE") Sex sex,
            @RequestParam(defaultValue = "METRIC") Units units,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam(defaultValue = "no") String sure,
            @RequestParam Map<String, String> all) {
        return answer(caller, null, BodyForm.sent(name, sex, units, all), into, action, sure.equals("yes"));
    }

    @PostMapping("/{id}")
    ModelAndView change(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "FEMALE") Sex sex,
            @RequestParam(defaultValue = "METRIC") Units units,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam(defaultValue = "no") String sure,
            @RequestParam Map<String, String> all) {
        profiles.profile(caller, new ProfileId(id));
        return answer(caller, id, BodyForm.sent(name, sex, units, all), into, action, sure.equals("yes"));
    }

    private ModelAndView answer(
            Caller caller, @Nullable UUID id, BodyForm form, String into, String action, boolean sure) {
        if (action.equals("propose")) {
            var refusal = form.propose();
            return sheet(id, form, into, refusal);
        }
        if (!form.readable()) {
            return sheet(id, form, into, UNREADABLE);
        }
        try {
            var kept = profiles.keep(
                    caller,
                    id == null ? null : new ProfileId(id),
                    form.name(),
                    form.sex(),
                    form.measures(),
                    form.estimated(),
                    sure);
            var back = Into.of(into);
            if (back != null && form.estimated().isEmpty()) {
                return new ModelAndView("redirect:" + back.with(profiles.profile(caller, kept), false));
            }
            return new ModelAndView(
                    "redirect:/measures?done=measure.kept" + (back == null ? "" : "&into=" + back.encoded()));
        } catch (RefusedException e) {
            return sheet(id, form, into, e.refusal());
        }
    }

    /** Into the product that was being chosen, with these measures typed in. */
    @PostMapping("/{id}/use")
    String use(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam String into,
            @RequestParam(defaultValue = "no") String estimates) {
        var profile = profiles.profile(caller, new ProfileId(id));
        var back = Into.of(into);
        return back == null ? "redirect:/measures" : "redirect:" + back.with(profile, estimates.equals("yes"));
    }

    @GetMapping("/{id}/deletion")
    ModelAndView ask(Caller caller, @PathVariable UUID id) {
        return new ModelAndView("measure/delete").addObject("profile", profiles.profile(caller, new ProfileId(id)));
    }

    @PostMapping("/{id}/deletion")
    String delete(Caller caller, @PathVariable UUID id) {
        profiles.delete(caller, new ProfileId(id));
        return "redirect:/measures?done=measure.deleted";
    }

    private static ModelAndView sheet(@Nullable UUID id, BodyForm form, String into, @Nullable Refusal refusal) {
        return new ModelAndView("measure/sheet", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("id", id == null ? "new" : id.toString())
                .addObject("form", form)
                .addObject("into", Into.of(into))
                .addObject("refusal", refusal);
    }
}
