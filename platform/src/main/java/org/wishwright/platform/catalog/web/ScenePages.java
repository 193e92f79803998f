package org.wishwright.platform.catalog.web;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.catalog.scene.Scene;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Shapes;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;

/** Where a maker writes the scene of a draft, sends parts for it and sees it. */
@Controller
class ScenePages {

    private final Workbench workbench;
    private final Shapes shapes;

    ScenePages(Workbench workbench, Shapes shapes) {
        this.workbench = workbench;
        this.shapes = shapes;
    }

    @GetMapping("/maker/blueprints/{id}/scene")
    String scene(Caller caller, @PathVariable UUID id, Model model) {
        var text = workbench.draftScene(caller, new BlueprintId(id)).orElse("");
        return page(caller, id, text, null, model);
    }

    private String page(Caller caller, UUID id, String text, @Nullable Refusal refusal, Model model) {
        var blueprint = new BlueprintId(id);
        var kept = workbench.draftScene(caller, blueprint);
        model.addAttribute("bench", workbench.open(caller, blueprint));
        model.addAttribute("text", text);
        model.addAttribute("kept", kept.isPresent());
        model.addAttribute("shapes", shapes.kept(caller.organisation(Role.MAKER)));
        model.addAttribute(
                "flat", kept.map(scene -> flat(caller, blueprint, scene)).orElse(""));
        model.addAttribute("refusal", refusal);
        return "catalog/scene";
    }

    /** What a browser without WebGL sees; empty where the model has changed so that the scene no longer fits. */
    private String flat(Caller caller, BlueprintId blueprint, String text) {
        var name = workbench.open(caller, blueprint).name().source();
        return read(caller, blueprint, text) instanceof Accepted<Scene>(Scene scene)
                ? scene.svg(first(caller, blueprint), name)
                : "";
    }

    private org.wishwright.kernel.Outcome<Scene> read(Caller caller, BlueprintId blueprint, String text) {
        return Scene.read(text, workbench.draft(caller, blueprint), shapes.of(caller.organisation(Role.MAKER)));
    }

    /** The first option of each module. */
    private Map<String, String> first(Caller caller, BlueprintId blueprint) {
        var first = new HashMap<String, String>();
        workbench
                .draft(caller, blueprint)
                .modules()
                .forEach(module ->
                        first.put(module.id(), module.options().getFirst().id()));
        return first;
    }

    @PostMapping("/maker/blueprints/{id}/scene")
    String keep(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable MultipartFile scene,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String remove,
            Model model,
            HttpServletResponse response) {
        var typed = scene == null || scene.isEmpty() ? text.replace("\r\n", "\n") : Uploads.scene(scene);
        try {
            workbench.replaceScene(caller, new BlueprintId(id), remove.isEmpty() ? typed : null);
            return "redirect:/maker/blueprints/" + id + "/scene?done=catalog.scene-"
                    + (remove.isEmpty() ? "kept" : "removed");
        } catch (RefusedException e) {
            return refused(caller, id, typed, e, model, response);
        }
    }

    private String refused(
            Caller caller, UUID id, String text, RefusedException e, Model model, HttpServletResponse response) {
        if (e.refusal().code().startsWith("catalog.")) {
            throw e;
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(caller, id, text, e.refusal(), model);
    }

    /** Takes a glTF part, to be named in scenes by its id. */
    @PostMapping("/maker/blueprints/{id}/shapes")
    String shape(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam MultipartFile shape,
            Model model,
            HttpServletResponse response) {
        try {
            Uploads.keep(shapes, caller.organisation(Role.MAKER), shape);
            return "redirect:/maker/blueprints/" + id + "/scene?done=catalog.shape-kept";
        } catch (RefusedException e) {
            var text = workbench.draftScene(caller, new BlueprintId(id)).orElse("");
            return refused(caller, id, text, e, model, response);
        }
    }

    /** The draft's scene as its maker's browser shows it, with the first option of each module or those asked for. */
    @GetMapping("/maker/blueprints/{id}/scene.json")
    ResponseEntity<byte[]> json(Caller caller, @PathVariable UUID id, @RequestParam Map<String, String> parameters) {
        var blueprint = new BlueprintId(id);
        var choices = first(caller, blueprint);
        parameters.forEach((name, value) -> {
            if (name.startsWith("c_")) {
                choices.put(name.substring(2), value);
            }
        });
        return fresh(
                drafts(caller, blueprint).json(choices).getBytes(StandardCharsets.UTF_8), MediaType.APPLICATION_JSON);
    }

    @GetMapping("/maker/blueprints/{id}/scene/{part}.glb")
    ResponseEntity<byte[]> part(Caller caller, @PathVariable UUID id, @PathVariable String part) {
        var bytes = drafts(caller, new BlueprintId(id))
                .file(part)
                .flatMap(file -> shapes.shape(new FileId(UUID.fromString(file))))
                .orElseThrow(ScenePages::missing);
        return fresh(bytes, SceneController.GLB);
    }

    private Scene drafts(Caller caller, BlueprintId blueprint) {
        var text = workbench.draftScene(caller, blueprint).orElseThrow(ScenePages::missing);
        return read(caller, blueprint, text).orThrow();
    }

    private static RefusedException missing() {
        return new RefusedException(Refusal.of(
                "catalog.scene-not-found", "This product has no such scene. Its picture is below /pictures."));
    }

    private static ResponseEntity<byte[]> fresh(byte[] content, MediaType type) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache().cachePrivate())
                .body(content);
    }
}
