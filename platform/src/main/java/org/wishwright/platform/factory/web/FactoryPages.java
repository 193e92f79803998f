package org.wishwright.platform.factory.web;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Description;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;

/** The form in which a maker describes her factory, in fields or, for experts, as text. */
@Controller
@RequestMapping("/maker/factory")
class FactoryPages {

    private static final Set<String> ZONES = Set.of(
            "Asia/Shanghai",
            "Asia/Hong_Kong",
            "Asia/Taipei",
            "Asia/Singapore",
            "Asia/Tokyo",
            "Asia/Seoul",
            "Asia/Urumqi",
            "Asia/Bangkok",
            "Asia/Ho_Chi_Minh",
            "Asia/Jakarta",
            "Asia/Kolkata",
            "Asia/Dhaka",
            "Asia/Dubai",
            "Europe/London",
            "Europe/Berlin",
            "Europe/Paris",
            "Europe/Rome",
            "Europe/Istanbul",
            "Africa/Cairo",
            "Africa/Nairobi",
            "America/New_York",
            "America/Chicago",
            "America/Los_Angeles",
            "America/Sao_Paulo",
            "America/Mexico_City",
            "Australia/Sydney",
            "Pacific/Auckland",
            "UTC");

    private final Factories factories;

    FactoryPages(Factories factories) {
        this.factories = factories;
    }

    @GetMapping
    ModelAndView form(Caller caller, @RequestParam(defaultValue = "") String as) {
        var factory = described(caller);
        var text = factory.map(FactoryText::of).orElseGet(FactoryText::example);
        if (as.equals("text") || !factory.map(FactoryForm::shows).orElse(true)) {
            return text(text, null);
        }
        var description = factory.orElseGet(text::parse);
        return fields(FactoryForm.of(description), factory.isPresent(), null);
    }

    @PostMapping
    ModelAndView save(Caller caller, @RequestParam Map<String, String> typed) {
        var form = FactoryForm.read(typed);
        var before = described(caller);
        if (typed.containsKey("more")) {
            return fields(form.withSpareRows(), before.isPresent(), null);
        }
        try {
            factories.describe(caller, form.parse(before));
            return new ModelAndView("redirect:/maker/factory?done=factory.saved");
        } catch (RefusedException e) {
            var view = fields(form, before.isPresent(), e.refusal());
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    @PostMapping("/text")
    ModelAndView save(
            Caller caller,
            @RequestParam String zone,
            @RequestParam String workCentres,
            @RequestParam String hours,
            @RequestParam(defaultValue = "") String closed,
            @RequestParam String freezeMinutes) {
        var text = new FactoryText(zone, workCentres, hours, closed, freezeMinutes);
        try {
            factories.describe(caller, withPairs(text.parse(), described(caller)));
            return new ModelAndView("redirect:/maker/factory?as=text&done=factory.saved");
        } catch (RefusedException e) {
            var view = text(text, e.refusal());
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    /** The text does not say how long it takes from one family to another; what was said of it stays. */
    private static Description withPairs(Description typed, Optional<Description> before) {
        var known = new HashMap<String, Description.Setup>();
        before.ifPresent(factory -> factory.workCentres().forEach(centre -> {
            if (centre.setup() != null) {
                known.put(centre.code(), centre.setup());
            }
        }));
        var centres = typed.workCentres().stream()
                .map(centre -> {
                    var old = known.get(centre.code());
                    if (old == null || old.pairs() == null) {
                        return centre;
                    }
                    var normal = centre.setup() == null ? null : centre.setup().normal();
                    var setup = new Description.Setup(normal, old.sameFree(), old.pairs());
                    return new Description.Centre(centre.code(), centre.name(), centre.units(), setup);
                })
                .toList();
        return new Description(typed.zone(), centres, typed.calendar(), typed.freezeMinutes());
    }

    private Optional<Description> described(Caller caller) {
        return factories.factoryOf(caller.organisation(Role.MAKER)).map(factories::description);
    }

    private static ModelAndView fields(FactoryForm form, boolean described, @Nullable Refusal refusal) {
        var zones = new TreeSet<>(ZONES);
        if (form.zone().matches("[A-Za-z0-9_+/-]{1,60}")) {
            zones.add(form.zone());
        }
        var view = new ModelAndView("factory/form", Map.of("form", form, "zones", zones, "described", described));
        view.addObject("refusal", refusal);
        return view;
    }

    private static ModelAndView text(FactoryText text, @Nullable Refusal refusal) {
        var view = new ModelAndView("factory/text", Map.of("text", text));
        view.addObject("refusal", refusal);
        return view;
    }
}
