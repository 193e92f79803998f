package org.wishwright.platform.plan.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.plan.Plans;
import org.wishwright.platform.plan.web.GanttView.Zoom;
import org.wishwright.platform.plan.work.Charting;

/** The plan a maker looks at: what runs where and when, how full each shift is, and what is late and why. */
@Controller
@RequestMapping("/maker/plan")
public class PlanPages {

    private static final int LONGEST_SEARCH = 100;
    private static final int MOST_DAYS = 31;

    private final Plans plans;
    private final Charting charting;
    private final Factories factories;
    private final BusinessClock clock;

    PlanPages(Plans plans, Charting charting, Factories factories, BusinessClock clock) {
        this.plans = plans;
        this.charting = charting;
        this.factories = factories;
        this.clock = clock;
    }

    /** What was asked for in the page's address; whatever makes no sense there is read as nothing asked. */
    public record Asked(Zoom zoom, LocalDate first, String centre, String q) {

        /** Address of the chart with another zoom and day. */
        String at(Zoom other, LocalDate day) {
            return "/maker/plan?zoom=" + other.word() + "&from=" + day + "&centre=" + encoded(centre) + "&q="
                    + encoded(q);
        }

        private static String encoded(String text) {
            return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @GetMapping
    ModelAndView show(
            Caller caller,
            @RequestParam(defaultValue = "week") String zoom,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(defaultValue = "") String centre,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID batch,
            @RequestParam(required = false) @Nullable Integer released) {
        var factory = factories.factoryOf(caller.organisation(Role.MAKER));
        if (factory.isEmpty()) {
            return new ModelAndView("redirect:/maker/factory");
        }
        var description = factories.description(factory.get());
        var centres = description.centreNames();
        var today = LocalDate.ofInstant(clock.instant(), description.zoneId());
        var asked = new Asked(
                zoom(zoom),
                from == null || from.getYear() < 2000 || from.getYear() > 2200
                        ? charting.firstDayWithWork(caller, today, description.zoneId())
                        : from,
                centres.containsKey(centre) ? centre : "",
                q.strip().substring(0, Math.min(q.strip().length(), LONGEST_SEARCH)));
        var view = new ModelAndView("plan/board");
        view.addObject("gantt", gantt(caller, asked, description.zoneId()));
        view.addObject("centres", centres);
        view.addObject("centre", asked.centre());
        view.addObject("q", asked.q());
        view.addObject("today", today);
        view.addObject("released", released);
        view.addObject("next", plans.nextToRelease(caller).orElse(null));
        view.addObject("sheet", batch == null ? null : charting.batch(caller, batch));
        addLinks(view, asked, today);
        return view;
    }

    /** The part of the page about one batch. */
    @GetMapping("/batches/{batch}")
    ModelAndView batch(Caller caller, @PathVariable UUID batch) {
        return new ModelAndView("plan/sheet", Map.of("sheet", charting.batch(caller, batch)));
    }

    /** What a release would move, order by order, before anybody presses it. @param days as {@link #release} takes it */
    @GetMapping("/release")
    ModelAndView ahead(Caller caller, @RequestParam(required = false) @Nullable Integer days) {
        var view = new ModelAndView("plan/release");
        view.addObject("ahead", plans.lookAhead(caller, until(caller, days)));
        view.addObject("days", days == null ? "" : days.toString());
        return view;
    }

    /** @param days ahead; 0 for the shifts about to start; empty for the next shift that has work */
    @PostMapping("/release")
    String release(Caller caller, @RequestParam(required = false) @Nullable Integer days) {
        return "redirect:/maker/plan?released=" + plans.release(caller, until(caller, days));
    }

    private Optional<Instant> until(Caller caller, @Nullable Integer days) {
        return days == null
                ? plans.nextToRelease(caller)
                : Optional.of(days)
                        .filter(ahead -> ahead > 0)
                        .map(ahead -> clock.instant().plus(Duration.ofDays(ahead)));
    }

    private GanttView gantt(Caller caller, Asked asked, ZoneId zone) {
        var first = asked.first();
        var from = first.atStartOfDay(zone).toInstant();
        var to = first.plusDays(Math.max(1, asked.zoom().days))
                .atStartOfDay(zone)
                .toInstant();
        if (asked.zoom() == Zoom.FIT) {
            var extent = charting.extent(caller);
            if (extent.isPresent()) {
                first = LocalDate.ofInstant(extent.get().start(), zone);
                var last = LocalDate.ofInstant(extent.get().end(), zone).plusDays(1);
                var furthest = first.plusDays(MOST_DAYS);
                from = first.atStartOfDay(zone).toInstant();
                to = (last.isAfter(furthest) ? furthest : last)
                        .atStartOfDay(zone)
                        .toInstant();
            }
        }
        var chart = charting.chart(caller, new Charting.Wanted(from, to, asked.centre(), asked.q()));
        return GanttView.of(chart, asked.zoom(), first);
    }

    private static void addLinks(ModelAndView view, Asked asked, LocalDate today) {
        var zooms = new LinkedHashMap<Zoom, String>();
        for (var zoom : Zoom.values()) {
            zooms.put(zoom, asked.at(zoom, asked.first()));
        }
        int step = asked.zoom() == Zoom.DAY ? 1 : asked.zoom() == Zoom.MONTH ? MOST_DAYS : 7;
        view.addObject("zooms", zooms);
        view.addObject("here", asked.at(asked.zoom(), asked.first()));
        view.addObject("earlier", asked.at(asked.zoom(), asked.first().minusDays(step)));
        view.addObject("later", asked.at(asked.zoom(), asked.first().plusDays(step)));
        view.addObject("now", asked.at(asked.zoom(), today));
        view.addObject("dayLinks", new DayLinks(asked));
    }

    /** Addresses of single days, for the list on a phone. */
    public record DayLinks(Asked asked) {
        public String of(LocalDate day) {
            return asked.at(Zoom.DAY, day);
        }
    }

    private static Zoom zoom(String asked) {
        for (var zoom : Zoom.values()) {
            if (zoom.word().equals(asked)) {
                return zoom;
            }
        }
        return Zoom.WEEK;
    }
}
