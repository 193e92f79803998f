package org.wishwright.platform.measure.web;

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
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.measure.Patterns;
import org.wishwright.platform.measure.Walls;

/** The maker's two libraries: patterns and flats. */
@Controller
@RequestMapping("/maker")
class LibraryPages {

    private final Patterns patterns;
    private final Walls walls;

    LibraryPages(Patterns patterns, Walls walls) {
        this.patterns = patterns;
        this.walls = walls;
    }

    @GetMapping("/patterns")
    ModelAndView patterns(
            Caller caller, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page) {
        return patterns(caller, q, page, "", null);
    }

    @PostMapping("/patterns")
    ModelAndView pastePatterns(Caller caller, @RequestParam(defaultValue = "") String table) {
        try {
            patterns.paste(caller, table);
            return new ModelAndView("redirect:/maker/patterns?done=measure.pasted");
        } catch (RefusedException e) {
            return patterns(caller, "", 1, table, fieldOf(e));
        }
    }

    private ModelAndView patterns(Caller caller, String q, int page, String table, @Nullable Refusal refusal) {
        return library("measure/patterns", q, page, table, refusal)
                .addObject("patterns", patterns.list(caller, q, page));
    }

    @PostMapping("/patterns/{id}/deletion")
    String deletePattern(Caller caller, @PathVariable UUID id) {
        patterns.delete(caller, id);
        return "redirect:/maker/patterns?done=measure.removed";
    }

    @GetMapping("/flats")
    ModelAndView flats(
            Caller caller, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page) {
        return flats(caller, q, page, "", null);
    }

    @PostMapping("/flats")
    ModelAndView pasteFlats(Caller caller, @RequestParam(defaultValue = "") String table) {
        try {
            walls.paste(caller, table);
            return new ModelAndView("redirect:/maker/flats?done=measure.pasted");
        } catch (RefusedException e) {
            return flats(caller, "", 1, table, fieldOf(e));
        }
    }

    private ModelAndView flats(Caller caller, String q, int page, String table, @Nullable Refusal refusal) {
        return library("measure/flats", q, page, table, refusal).addObject("walls", walls.list(caller, q, page));
    }

    @PostMapping("/flats/{id}/acceptance")
    String accept(Caller caller, @PathVariable UUID id) {
        walls.accept(caller, id);
        return "redirect:/maker/flats?done=measure.accepted";
    }

    @PostMapping("/flats/{id}/deletion")
    String deleteWall(Caller caller, @PathVariable UUID id) {
        walls.delete(caller, id);
        return "redirect:/maker/flats?done=measure.removed";
    }

    private static ModelAndView library(String template, String q, int page, String table, @Nullable Refusal refusal) {
        return new ModelAndView(template, refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("q", q)
                .addObject("number", Math.max(1, page))
                .addObject("table", table)
                .addObject("refusal", refusal);
    }

    private static Refusal fieldOf(RefusedException e) {
        if (!e.refusal().values().containsKey("field")) {
            throw e;
        }
        return e.refusal();
    }
}
