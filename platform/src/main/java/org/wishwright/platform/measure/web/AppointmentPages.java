package org.wishwright.platform.measure.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.measurement.Sex;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.measure.Appointments;
import org.wishwright.platform.measure.Appointments.Appointment;
import org.wishwright.platform.measure.Appointments.Kind;
import org.wishwright.platform.measure.Appointments.Wanted;
import org.wishwright.platform.measure.web.BodyForm.Units;

/** Asking to be measured, and the maker's list of those who asked. */
@Controller
public class AppointmentPages {

    private final Appointments appointments;
    private final Parties parties;

    AppointmentPages(Appointments appointments, Parties parties) {
        this.appointments = appointments;
        this.parties = parties;
    }

    /** What stands in the form. */
    public record Typed(UUID maker, String makerName, String kind, String day, String whose, String where) {}

    @GetMapping("/measures/appointment")
    ModelAndView form(Caller caller, @RequestParam UUID maker) {
        return form(
                new Typed(maker, parties.displayName(new PartyId(maker)), "SHOP", "", caller.displayName(), ""), null);
    }

    @PostMapping("/measures/appointment")
    ModelAndView ask(
            Caller caller,
            @RequestParam UUID maker,
            @RequestParam(defaultValue = "SHOP") Kind kind,
            @RequestParam(defaultValue = "") String day,
            @RequestParam(defaultValue = "") String whose,
            @RequestParam(defaultValue = "") String where) {
        try {
            appointments.ask(caller, new PartyId(maker), new Wanted(kind, day(day), whose, where));
            return new ModelAndView("redirect:/measures?done=measure.asked");
        } catch (RefusedException e) {
            if (!e.refusal().values().containsKey("field")) {
                throw e;
            }
            var typed = new Typed(maker, parties.displayName(new PartyId(maker)), kind.name(), day, whose, where);
            return form(typed, e.refusal());
        }
    }

    private static LocalDate day(String typed) {
        try {
            return LocalDate.parse(typed);
        } catch (DateTimeException e) {
            throw new RefusedException(Refusal.of(
                    "measure.day-unreadable",
                    "Choose a day, such as {example}.",
                    "field",
                    "day",
                    "example",
                    "2027-03-15"));
        }
    }

    private static ModelAndView form(Typed typed, @Nullable Refusal refusal) {
        return new ModelAndView(
                        "measure/appointment", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("typed", typed)
                .addObject("refusal", refusal);
    }

    @PostMapping("/measures/appointments/{id}/cancellation")
    String cancel(Caller caller, @PathVariable UUID id) {
        appointments.cancel(caller, id);
        return "redirect:/measures?done=measure.cancelled";
    }

    @GetMapping("/maker/measuring")
    ModelAndView waiting(Caller caller) {
        return new ModelAndView("measure/waiting").addObject("waiting", appointments.waiting(caller));
    }

    @GetMapping("/maker/measuring/{id}")
    ModelAndView sheet(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "METRIC") Units units) {
        return sheet(appointments.wanted(caller, id), BodyForm.empty(units), null);
    }

    @PostMapping("/maker/measuring/{id}")
    ModelAndView taken(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "FEMALE") Sex sex,
            @RequestParam(defaultValue = "METRIC") Units units,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam(defaultValue = "no") String sure,
            @RequestParam Map<String, String> all) {
        var appointment = appointments.wanted(caller, id);
        var form = BodyForm.sent(appointment.whose(), sex, units, all);
        if (action.equals("propose")) {
            return sheet(appointment, form, form.propose());
        }
        if (!form.readable()) {
            return sheet(appointment, form, ProfilePages.UNREADABLE);
        }
        try {
            appointments.taken(caller, id, sex, form.measures(), sure.equals("yes"));
            return new ModelAndView("redirect:/maker/measuring?done=measure.taken");
        } catch (RefusedException e) {
            if (!e.refusal().values().containsKey("field")) {
                throw e;
            }
            return sheet(appointment, form, e.refusal());
        }
    }

    private static ModelAndView sheet(Appointment appointment, BodyForm form, @Nullable Refusal refusal) {
        return new ModelAndView("measure/taking", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("appointment", appointment)
                .addObject("form", form)
                .addObject("refusal", refusal);
    }
}
