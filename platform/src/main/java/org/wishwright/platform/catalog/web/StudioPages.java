package org.wishwright.platform.catalog.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wishwright.configuration.editing.Place;
import org.wishwright.configuration.editing.Sheet;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Studio;
import org.wishwright.platform.catalog.Studio.Desk;
import org.wishwright.platform.identity.Caller;

/**
 * The maker's studio. What is open is in the address; every form sends one change with the text it saw, and comes back to where it
 * was. A change that is refused shows its form again as it was typed.
 */
@Controller
class StudioPages {

    private static final List<String> OPENED =
            List.of("module", "option", "rule", "as", "table", "add", "text", "from", "case");

    private final Studio studio;

    StudioPages(Studio studio) {
        this.studio = studio;
    }

    @GetMapping("/maker/blueprints/{id}/studio")
    String studio(Caller caller, @PathVariable UUID id, @RequestParam Map<String, String> asked, Model page) {
        var desk = studio.open(caller, new BlueprintId(id));
        return show(caller, desk, asked, asked.containsKey("judge"), null, Map.of(), page);
    }

    private String show(
            Caller caller,
            Desk desk,
            Map<String, String> asked,
            boolean judge,
            @Nullable Refusal refusal,
            Map<String, String> typed,
            Model page) {
        var open = new LinkedHashMap<String, String>();
        OPENED.forEach(name -> Optional.ofNullable(asked.get(name)).ifPresent(value -> open.put(name, value)));
        var judged = judge ? studio.judge(caller, desk.blueprint()) : studio.judgedLast(caller, desk.blueprint());
        page.addAttribute("view", StudioView.of(desk, open, judged, refusal, typed));
        page.addAttribute("orders", studio.openOrders(caller, desk.blueprint()));
        return "catalog/studio/page";
    }

    /** What is to be said of the draft, to be put beside the editor. */
    @GetMapping("/maker/blueprints/{id}/studio/judgement")
    String judgement(Caller caller, @PathVariable UUID id, Model page) {
        var blueprint = new BlueprintId(id);
        var judged = studio.judge(caller, blueprint).or(() -> studio.judgedLast(caller, blueprint));
        var desk = studio.open(caller, blueprint);
        page.addAttribute("view", StudioView.of(desk, Map.of(), judged, null, Map.of()));
        return "catalog/studio/judgement";
    }

    @PostMapping("/maker/blueprints/{id}/studio")
    String change(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam Map<String, String> typed,
            Model page,
            HttpServletResponse response) {
        var blueprint = new BlueprintId(id);
        var desk = studio.open(caller, blueprint);
        try {
            var leads = done(caller, desk, typed);
            return "redirect:/maker/blueprints/" + id + "/studio" + leads;
        } catch (RefusedException e) {
            if (e.refusal().code().startsWith("catalog.")) {
                throw e;
            }
            response.setStatus(
                    e.refusal().code().equals("studio.changed-meanwhile")
                            ? HttpStatus.CONFLICT.value()
                            : HttpStatus.UNPROCESSABLE_CONTENT.value());
            return show(caller, studio.open(caller, blueprint), at(typed), false, e.refusal(), typed, page);
        }
    }

    /** Where to go when it is done. */
    private String done(Caller caller, Desk desk, Map<String, String> typed) {
        var seen = typed.getOrDefault("seen", "");
        switch (typed.getOrDefault("op", "")) {
            case "undo" -> studio.undo(caller, desk.blueprint(), false);
            case "redo" -> studio.undo(caller, desk.blueprint(), true);
            case "text" -> {
                studio.retype(
                        caller,
                        desk.blueprint(),
                        seen,
                        typed.getOrDefault("body", "").replace("\r\n", "\n"));
                return "?done=studio.kept";
            }
            default -> {
                if (!seen.isEmpty() && desk.hash().isEmpty()) {
                    throw new RefusedException(
                            Refusal.of("studio.page-old", "This page is too old. Open the studio again."));
                }
                studio.edit(caller, desk.blueprint(), seen, new StudioForms(typed, desk).edit());
                return after(caller, desk, typed);
            }
        }
        return back(at(typed), "");
    }

    private String after(Caller caller, Desk before, Map<String, String> typed) {
        var op = typed.getOrDefault("op", "");
        if (!List.of("module", "measure", "component", "kind").contains(op)) {
            return back(at(typed), typed.getOrDefault("place", ""));
        }
        var known = ids(before);
        return ids(studio.open(caller, before.blueprint())).stream()
                .filter(module -> !known.contains(module))
                .findFirst()
                .map(module -> back(op.equals("component") ? Map.of() : Map.of("module", module), "m-" + module))
                .orElse("");
    }

    private static Set<String> ids(Desk desk) {
        return Sheet.of(desk.text()).ids(Place.module(""));
    }

    private static Map<String, String> at(Map<String, String> typed) {
        var at = new LinkedHashMap<String, String>();
        for (var part : typed.getOrDefault("at", "").split("&")) {
            int equals = part.indexOf('=');
            if (equals > 0 && OPENED.contains(part.substring(0, equals))) {
                at.put(
                        part.substring(0, equals),
                        java.net.URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return at;
    }

    private static String back(Map<String, String> at, String place) {
        var path = new StringBuilder();
        at.forEach((name, value) -> path.append(path.isEmpty() ? '?' : '&')
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return place.isEmpty()
                ? path.toString()
                : path + "#" + URLEncoder.encode(place, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @PostMapping("/maker/blueprints/{id}/preview")
    String preview(Caller caller, @PathVariable UUID id) {
        return "redirect:/configure/" + studio.preview(caller, new BlueprintId(id));
    }
}
