package org.wishwright.platform.ledger.web;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Period;
import org.wishwright.platform.ledger.Reconciliations;
import org.wishwright.platform.ledger.Reconciliations.File;
import org.wishwright.platform.ledger.Reconciliations.Run;
import org.wishwright.platform.ledger.Reconciliations.Wanted;
import org.wishwright.platform.ledger.reconciliation.Difference.Cause;

/** The operator's comparison of the providers' files with the ledger. */
@Controller
class ReconciliationPages {

    private static final int LONGEST_SEARCH = 100;

    private final Reconciliations reconciliations;
    private final Days days;

    ReconciliationPages(Reconciliations reconciliations, Days days) {
        this.reconciliations = reconciliations;
        this.days = days;
    }

    @GetMapping("/operator/reconciliation")
    ModelAndView show(
            Caller caller,
            @RequestParam(defaultValue = "") String run,
            @RequestParam(defaultValue = "") String cause,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "0") int after) {
        return view(caller, run, cause, q, after, "", "", null);
    }

    @PostMapping("/operator/reconciliation")
    ModelAndView compare(
            Caller caller,
            @RequestParam(defaultValue = "") String method,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        try {
            var run = compared(caller, method, days.period(from, until), file);
            return new ModelAndView(
                    "redirect:/operator/reconciliation?run=" + run.id() + "&done=reconciliation.compared");
        } catch (RefusedException e) {
            if (e.refusal().code().endsWith("-forbidden")) {
                throw e;
            }
            return view(caller, "", "", "", 0, from, until, e.refusal());
        }
    }

    private Run compared(Caller caller, String method, Period time, @Nullable MultipartFile file) throws IOException {
        if (time.from() == null || time.until() == null) {
            throw new RefusedException(Refusal.of(
                    "reconciliation.time-invalid",
                    "Choose the first and the last day of the file, a year apart at most.",
                    "field",
                    "until"));
        }
        if (file == null || file.isEmpty()) {
            return reconciliations.fetch(caller, method, time.from(), time.until());
        }
        var name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
        return reconciliations.compare(caller, new File(method, name, file.getBytes(), time.from(), time.until()));
    }

    private ModelAndView view(
            Caller caller,
            String run,
            String cause,
            String search,
            int after,
            String from,
            String until,
            @Nullable Refusal refusal) {
        var runs = reconciliations.latest(caller);
        var chosen = chosen(caller, run, runs);
        var wanted = cause(cause);
        var sought = search.strip()
                .substring(0, Math.min(LONGEST_SEARCH, search.strip().length()));
        var differences = chosen == null
                ? new Reconciliations.Page(List.of(), null)
                : reconciliations.differences(caller, new Wanted(chosen.id(), wanted, sought, Math.max(0, after)));
        var view = new ReconciliationView(
                runs,
                chosen,
                differences,
                wanted == null ? "" : wanted.name(),
                sought,
                after > 0,
                from,
                until,
                refusal);
        return new ModelAndView("ledger/reconciliation").addObject("view", view);
    }

    private @Nullable Run chosen(Caller caller, String run, List<Run> runs) {
        if (run.isEmpty()) {
            return runs.isEmpty() ? null : runs.getFirst();
        }
        try {
            return reconciliations.find(caller, UUID.fromString(run)).orElseThrow(ReconciliationPages::notFound);
        } catch (IllegalArgumentException e) {
            throw notFound();
        }
    }

    private static @Nullable Cause cause(String name) {
        return Arrays.stream(Cause.values())
                .filter(cause -> cause.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static RefusedException notFound() {
        return new RefusedException(
                Refusal.of("reconciliation.not-found", "There is no such comparison. Choose one of the list."));
    }
}
