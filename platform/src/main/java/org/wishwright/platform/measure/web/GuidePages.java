package org.wishwright.platform.measure.web;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.measurement.Sex;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.measure.Profiles;
import org.wishwright.platform.measure.web.BodyForm.Units;

/** The guided sheet as a step of choosing a product: what the product asks for, explained, and back with the numbers filled in. */
@Controller
@RequestMapping("/measures/guide")
public class GuidePages {

    private static final String PART = "HX-Request";

    private final Profiles profiles;

    GuidePages(Profiles profiles) {
        this.profiles = profiles;
    }

    /**
     * What the page shows.
     *
     * @param into null where no product waits
     * @param only codes of what is asked, with commas
     * @param keeps whether she may keep them under a name
     */
    public record View(
            BodyForm form,
            List<BodyForm.Field> fields,
            @Nullable Into into,
            String only,
            boolean keeps) {}

    /**
     * @param into address of the configurator that waits for measures
     * @param only codes of the measures that it asks for, with commas; empty: all
     */
    @GetMapping
    ModelAndView show(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") String only,
            @RequestParam(defaultValue = "METRIC") Units units,
            @RequestParam Map<String, String> all,
            @RequestHeader(name = PART, required = false) @Nullable String part) {
        var view = page(caller, BodyForm.sent("", Sex.FEMALE, units, all), into, only, null);
        return part == null ? view : step(view);
    }

    /** As the form is sent from within the studio: what comes back goes into its dialog, the measures into its fields. */
    @PostMapping(headers = PART)
    ModelAndView useThere(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "FEMALE") Sex sex,
            @RequestParam(defaultValue = "METRIC") Units units,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") String only,
            @RequestParam(defaultValue = "use") String action,
            @RequestParam(defaultValue = "no") String sure,
            @RequestParam Map<String, String> all) {
        var answer = use(caller, name, sex, units, into, only, action, sure, all);
        var taken = BodyForm.sent(name, sex, units, all);
        return "measure/guide".equals(answer.getViewName())
                ? step(answer)
                : new ModelAndView("measure/guide-filled")
                        .addObject("filled", Into.written(taken, action.equals("estimates")));
    }

    private static ModelAndView step(ModelAndView page) {
        page.setViewName("measure/guide-step");
        return page;
    }

    @PostMapping
    ModelAndView use(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "FEMALE") Sex sex,
            @RequestParam(defaultValue = "METRIC") Units units,
            @RequestParam(defaultValue = "") String into,
            @RequestParam(defaultValue = "") String only,
            @RequestParam(defaultValue = "use") String action,
            @RequestParam(defaultValue = "no") String sure,
            @RequestParam Map<String, String> all) {
        var form = BodyForm.sent(name, sex, units, all);
        if (action.equals("propose")) {
            var refusal = form.propose();
            return page(caller, form, into, only, refusal);
        }
        var refusal = refusal(form, sure.equals("yes"));
        if (refusal != null) {
            return page(caller, form, into, only, refusal);
        }
        if (caller.isPresent() && !name.isBlank()) {
            try {
                profiles.keep(caller.get(), null, name, sex, form.measures(), form.estimated(), true);
            } catch (RefusedException e) {
                return page(caller, form, into, only, e.refusal());
            }
        }
        var back = Into.of(into);
        return new ModelAndView(
                "redirect:" + (back == null ? "/measures" : back.with(form, action.equals("estimates"))));
    }

    private static @Nullable Refusal refusal(BodyForm form, boolean sure) {
        if (!form.readable()) {
            return ProfilePages.UNREADABLE;
        }
        if (form.measures().isEmpty()) {
            return Refusal.of("measure.none-typed", "Write at least one measure.", "field", "");
        }
        return form.doubtful() && !sure
                ? Refusal.of(
                        "measure.doubtful",
                        "Some measures hardly belong to one body. Measure them again, or tick that they are right.",
                        "field",
                        "sure")
                : null;
    }

    private static ModelAndView page(
            Optional<Caller> caller, BodyForm form, String into, String only, @Nullable Refusal refusal) {
        var back = Into.of(into);
        var wanted = wanted(only);
        var fields = form.fields().stream()
                .filter(field -> wanted.contains(field.measure()))
                .toList();
        var shown = wanted.stream().map(BodyMeasure::code).collect(Collectors.joining(","));
        return new ModelAndView("measure/guide", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("view", new View(form, fields, back, shown, caller.isPresent()))
                .addObject("refusal", refusal);
    }

    /** Height and weight are always asked for: they propose a size. */
    private static Set<BodyMeasure> wanted(String only) {
        var wanted = new LinkedHashSet<>(List.of(BodyMeasure.HEIGHT, BodyMeasure.WEIGHT));
        var named = Arrays.stream(only.split(",", -1))
                .flatMap(code -> BodyMeasure.ofCode(code).stream())
                .toList();
        wanted.addAll(named.isEmpty() ? List.of(BodyMeasure.values()) : named);
        return wanted;
    }
}
