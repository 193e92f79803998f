package org.wishwright.platform.catalog.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Blueprints;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.Studio;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.VersionReport;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.catalog.web.BenchViews.Part;
import org.wishwright.platform.catalog.work.ModelChanges;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;

/** A maker's pages about her products: list, new, one product with draft and versions, upload, publish, download. */
@Controller
class MakerPages {

    private static final int A_PAGE = 20;
    private static final int LONGEST_SEARCH = 100;
    private static final List<String> CURRENCIES = List.of("CNY", "EUR", "USD", "GBP", "JPY", "HKD");

    private final Catalog catalog;
    private final Workbench workbench;
    private final Studio studio;
    private final BenchViews views;
    private final Live live;

    MakerPages(Catalog catalog, Workbench workbench, Studio studio, BenchViews views, Live live) {
        this.catalog = catalog;
        this.workbench = workbench;
        this.studio = studio;
        this.views = views;
        this.live = live;
    }

    @GetMapping("/maker/blueprints")
    String list(
            Caller caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var wanted = Stream.of(Blueprints.State.values())
                .filter(one -> one.name().equals(state))
                .findFirst()
                .orElse(null);
        var search = q.strip().substring(0, Math.min(q.strip().length(), LONGEST_SEARCH));
        model.addAttribute(
                "list", catalog.blueprintsOf(caller.organisation(Role.MAKER), search, wanted, cursor, A_PAGE));
        model.addAttribute("search", search);
        model.addAttribute("state", wanted == null ? "" : wanted.name());
        model.addAttribute("first", cursor == null);
        return "catalog/blueprints";
    }

    /** What differs between a version and the one before it, or between the draft and the newest version. */
    @GetMapping("/maker/blueprints/{id}/changes")
    String changes(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable UUID version, Model model) {
        var bench = workbench.open(caller, new BlueprintId(id));
        var newer = bench.versions().stream()
                .filter(one -> version != null && one.id().value().equals(version))
                .findFirst();
        if (version != null && newer.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    "catalog.version-not-found", "There is no such version of this product. Choose it from the list."));
        }
        var older = bench.versions().stream()
                .filter(one -> newer.isEmpty() || one.number() < newer.get().number())
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "catalog.version-first-not-found", "There is no version before this one to compare it with.")));
        var after = newer.isPresent()
                ? workbench.model(caller, newer.get().id())
                : workbench.draft(caller, new BlueprintId(id));
        model.addAttribute("bench", bench);
        model.addAttribute("older", older.number());
        model.addAttribute("newer", newer.map(VersionReport::number).orElse(0));
        model.addAttribute("before", Meaning.of(older));
        model.addAttribute(
                "after",
                newer.map(Meaning::of)
                        .orElseGet(() -> Meaning.of(studio.judge(caller, new BlueprintId(id)), bench.currency())));
        model.addAttribute("changes", ModelChanges.between(workbench.model(caller, older.id()), after));
        return "catalog/changes";
    }

    @GetMapping("/maker/blueprints/new")
    String fresh(Caller caller, Model model) {
        caller.organisation(Role.MAKER);
        return form(model, Map.of("currency", "CNY"), null);
    }

    @PostMapping("/maker/blueprints")
    String create(Caller caller, @RequestParam Map<String, String> typed, Model model, HttpServletResponse response) {
        var names = new LinkedHashMap<String, String>();
        names.put("zh", typed.getOrDefault("zh", ""));
        names.put("en", typed.getOrDefault("en", ""));
        try {
            var id = workbench.create(caller, Uploads.name(names), Uploads.currency(typed.get("currency")));
            return "redirect:/maker/blueprints/" + id;
        } catch (RefusedException e) {
            if (!e.refusal().values().containsKey("field")) {
                throw e;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(model, typed, e.refusal());
        }
    }

    private static String form(Model model, Map<String, String> typed, @Nullable Refusal refusal) {
        model.addAttribute("typed", typed);
        model.addAttribute("currencies", CURRENCIES);
        model.addAttribute("refusal", refusal);
        return "catalog/new";
    }

    @GetMapping("/maker/blueprints/{id}")
    String bench(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int mp,
            @RequestParam(defaultValue = "1") int rp,
            @RequestParam(defaultValue = "1") int pp,
            Model model) {
        return bench(caller, id, new Part(q.strip(), mp, rp, pp), null, model);
    }

    private String bench(Caller caller, UUID id, Part part, @Nullable Refusal refusal, Model model) {
        model.addAttribute("view", views.view(caller, new BlueprintId(id), part));
        model.addAttribute("refusal", refusal);
        return "catalog/bench";
    }

    @PostMapping("/maker/blueprints/{id}/draft")
    String upload(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam MultipartFile model,
            @RequestParam(required = false) @Nullable MultipartFile prices,
            @RequestParam(required = false) @Nullable MultipartFile production,
            @RequestParam(defaultValue = "1") long minorPerCost,
            Model page,
            HttpServletResponse response) {
        try {
            workbench.replaceDraft(caller, new BlueprintId(id), Uploads.files(model, prices, production, minorPerCost));
            return "redirect:/maker/blueprints/" + id;
        } catch (RefusedException e) {
            if (e.refusal().code().startsWith("catalog.")) {
                throw e;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return bench(caller, id, new Part("", 1, 1, 1), e.refusal(), page);
        }
    }

    /** Takes a layered picture for the draft, or takes it away. */
    @PostMapping("/maker/blueprints/{id}/picture")
    String picture(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile picture,
            @RequestParam(defaultValue = "") String remove,
            Model page,
            HttpServletResponse response) {
        try {
            var svg = remove.isEmpty() && picture != null ? Uploads.picture(picture) : null;
            workbench.replacePicture(caller, new BlueprintId(id), svg);
            return "redirect:/maker/blueprints/" + id + "?done=catalog."
                    + (svg == null ? "picture-removed" : "picture-kept");
        } catch (RefusedException e) {
            if (e.refusal().code().startsWith("catalog.")) {
                throw e;
            }
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return bench(caller, id, new Part("", 1, 1, 1), e.refusal(), page);
        }
    }

    @GetMapping("/maker/blueprints/{id}/picture")
    ResponseEntity<String> pictureText(Caller caller, @PathVariable UUID id) {
        var text = workbench.draftPicture(caller, new BlueprintId(id)).orElse("");
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"picture.svg\"")
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(text);
    }

    @PostMapping("/maker/blueprints/{id}/versions")
    String publish(Caller caller, @PathVariable UUID id) {
        workbench.publish(caller, new BlueprintId(id));
        return "redirect:/maker/blueprints/" + id + "#versions";
    }

    /** The part of the page that moves while a version compiles. */
    @GetMapping("/maker/blueprints/{id}/versions")
    String versions(Caller caller, @PathVariable UUID id, Model model) {
        model.addAttribute(
                "versions", workbench.open(caller, new BlueprintId(id)).versions());
        model.addAttribute("orders", studio.openOrders(caller, new BlueprintId(id)));
        return "catalog/versions";
    }

    @GetMapping(path = "/maker/blueprints/{id}/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(Caller caller, @PathVariable UUID id) {
        return live.watch(workbench.open(caller, new BlueprintId(id)).versions().stream()
                .limit(A_PAGE)
                .map(version -> "version:" + version.id())
                .toList());
    }

    @GetMapping("/maker/blueprints/{id}/source")
    ResponseEntity<String> draftText(Caller caller, @PathVariable UUID id) {
        return download(workbench.draftText(caller, new BlueprintId(id)), "draft");
    }

    @GetMapping("/maker/blueprints/{id}/versions/{version}/source")
    ResponseEntity<String> versionText(Caller caller, @PathVariable UUID id, @PathVariable UUID version) {
        var report = workbench.version(caller, new VersionId(version));
        return download(workbench.versionText(caller, report.id()), "version-" + report.number());
    }

    private static ResponseEntity<String> download(String text, String name) {
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".wish\"")
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(text);
    }
}
