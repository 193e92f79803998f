package org.wishwright.platform.production.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.PageInterceptor;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.production.work.Stations;
import org.wishwright.platform.production.work.Wages;

/** Piece wages: the maker's page with all workers and the rates, and each worker's own. */
@Controller
public class WagePages {

    private final Wages wages;
    private final Stations stations;
    private final Parties parties;
    private final PageInterceptor pages;

    WagePages(Wages wages, Stations stations, Parties parties, PageInterceptor pages) {
        this.wages = wages;
        this.stations = stations;
        this.parties = parties;
        this.pages = pages;
    }

    /** What was typed into the form for a new rate. */
    public record Typed(String centre, String module, String amount, String currency, String from) {}

    @GetMapping("/maker/wages")
    ModelAndView maker(Caller caller, @RequestParam(defaultValue = "") String month, HttpServletRequest request) {
        var currencies = wages.currencies(caller);
        var typed =
                new Typed("", "", "", currencies.getFirst(), wages.today(caller).toString());
        return show(caller, month(caller, month), typed, null, request);
    }

    private ModelAndView show(
            Caller caller, YearMonth month, Typed typed, @Nullable Refusal refusal, HttpServletRequest request) {
        var page = pages.page(request);
        var slips = wages.slips(caller, month);
        var choices = wages.choices(caller);
        var view = new ModelAndView("production/wages");
        view.addObject("month", month);
        view.addObject("slips", slips);
        view.addObject(
                "names",
                parties.displayNames(slips.stream().map(Wages.Slip::worker).toList()));
        view.addObject("stations", stations.names());
        view.addObject("rates", wages.rates(caller));
        view.addObject("today", wages.today(caller));
        view.addObject("centres", centres(choices, page));
        view.addObject("modules", modules(choices, page));
        view.addObject("currencies", wages.currencies(caller));
        view.addObject("typed", typed);
        view.addObject("refusal", refusal);
        if (refusal != null) {
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return view;
    }

    private static Map<String, String> centres(Wages.Choices choices, Page page) {
        var centres = new LinkedHashMap<String, String>();
        choices.centres().forEach((code, name) -> centres.put(code, name.in(page.language())));
        return centres;
    }

    private static Map<String, String> modules(Wages.Choices choices, Page page) {
        var modules = new LinkedHashMap<String, String>();
        modules.put("", page.t("production.all-modules"));
        choices.modules()
                .forEach(module -> modules.put(module.id(), module.name().in(page.language())));
        return modules;
    }

    @PostMapping("/maker/wages/rates")
    ModelAndView set(
            Caller caller,
            @RequestParam(defaultValue = "") String centre,
            @RequestParam(defaultValue = "") String module,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            HttpServletRequest request) {
        var typed = new Typed(centre, module, amount, currency, from);
        try {
            wages.set(caller, centre, module, amount(amount, currency), day(from));
            return new ModelAndView("redirect:/maker/wages?done=production.rate");
        } catch (RefusedException e) {
            if (e.refusal().values().get("field") == null) {
                throw e;
            }
            return show(caller, wages.thisMonth(caller), typed, e.refusal(), request);
        }
    }

    private static org.wishwright.kernel.Money amount(String amount, String currency) {
        try {
            return Amounts.read(amount, currency);
        } catch (IllegalArgumentException _) {
            throw new RefusedException(Refusal.of(
                    "production.rate-invalid", "Give an amount of zero or more, such as 1.50.", "field", "amount"));
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException _) {
            throw new RefusedException(
                    Refusal.of("production.rate-date-invalid", "Give a day within five years.", "field", "from"));
        }
    }

    /** One line for each worker, work centre, module and rate, as spreadsheets read it. */
    @GetMapping("/maker/wages.csv")
    ResponseEntity<byte[]> csv(
            Caller caller, @RequestParam(defaultValue = "") String month, HttpServletRequest request) {
        var page = pages.page(request);
        var chosen = month(caller, month);
        var slips = wages.slips(caller, chosen);
        var names = parties.displayNames(slips.stream().map(Wages.Slip::worker).toList());
        var stationNames = stations.names();
        var text = new StringBuilder("\uFEFF");
        text.append(row(List.of(
                "month",
                "worker",
                "name",
                "work centre",
                "module",
                "pieces",
                "reworked",
                "rate",
                "amount",
                "currency")));
        for (var slip : slips) {
            for (var line : slip.lines()) {
                var rate = line.rate();
                text.append(row(List.of(
                        chosen.toString(),
                        slip.worker().toString(),
                        names.getOrDefault(slip.worker(), Parties.NOBODY),
                        stationNames.of(line.factory(), line.workCentre()).in(page.language()),
                        line.moduleName().in(page.language()),
                        Integer.toString(line.pieces()),
                        Integer.toString(line.reworked()),
                        rate == null ? "" : Amounts.write(rate),
                        rate == null ? "" : Amounts.write(rate.times(line.pieces())),
                        rate == null ? "" : rate.currency().getCurrencyCode())));
            }
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename("wages-" + chosen + ".csv")
                                .build()
                                .toString())
                .body(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(WagePages::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    /** A cell that begins like a formula would be run by a spreadsheet, so it gets an apostrophe. */
    private static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    @GetMapping("/floor/wages")
    ModelAndView own(Caller caller, @RequestParam(defaultValue = "") String month) {
        var chosen = month(caller, month);
        return new ModelAndView(
                "production/my-wages",
                Map.of("month", chosen, "slip", wages.own(caller, chosen), "stations", stations.names()));
    }

    private YearMonth month(Caller caller, String text) {
        var now = wages.thisMonth(caller);
        try {
            var month = text.isBlank() ? now : YearMonth.parse(text.strip());
            return Math.abs(month.getYear() - now.getYear()) > 50 ? now : month;
        } catch (DateTimeException _) {
            return now;
        }
    }
}
