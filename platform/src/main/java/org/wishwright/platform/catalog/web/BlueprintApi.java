package org.wishwright.platform.catalog.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.DraftReport;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.catalog.web.Bodies.BlueprintAnswer;
import org.wishwright.platform.catalog.web.Bodies.BlueprintItem;
import org.wishwright.platform.catalog.web.Bodies.BlueprintList;
import org.wishwright.platform.catalog.web.Bodies.DraftAnswer;
import org.wishwright.platform.catalog.web.Bodies.NewBlueprint;
import org.wishwright.platform.catalog.web.Bodies.PublicationAnswer;
import org.wishwright.platform.catalog.web.Bodies.ShapeAnswer;
import org.wishwright.platform.catalog.web.Bodies.VersionAnswer;
import org.wishwright.platform.files.Shapes;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;

/** A maker's blueprints as JSON. */
@RestController
@RequestMapping("/api/v1/blueprints")
class BlueprintApi {

    private final Workbench workbench;
    private final Catalog catalog;
    private final Shapes shapes;

    BlueprintApi(Workbench workbench, Catalog catalog, Shapes shapes) {
        this.workbench = workbench;
        this.catalog = catalog;
        this.shapes = shapes;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    BlueprintAnswer create(Caller caller, @RequestBody NewBlueprint body) {
        var id = workbench.create(caller, Uploads.name(body.name()), Uploads.currency(body.currency()));
        return blueprint(caller, id.value());
    }

    @GetMapping
    BlueprintList list(
            Caller caller,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var page = catalog.blueprintsOf(caller.organisation(Role.MAKER), search, cursor, limit);
        return new BlueprintList(page.items().stream().map(BlueprintItem::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    BlueprintAnswer blueprint(Caller caller, @PathVariable UUID id) {
        var bench = workbench.open(caller, new BlueprintId(id));
        var draft = bench.draft();
        return new BlueprintAnswer(
                id.toString(),
                bench.name().texts(),
                bench.currency().getCurrencyCode(),
                draft == null ? null : answer(draft),
                bench.versions().stream().map(VersionAnswer::of).toList());
    }

    @PutMapping(path = "/{id}/draft", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    DraftAnswer replaceDraft(
            Caller caller,
            @PathVariable UUID id,
            @RequestPart MultipartFile model,
            @RequestPart(required = false) @Nullable MultipartFile prices,
            @RequestPart(required = false) @Nullable MultipartFile production,
            @RequestParam(defaultValue = "1") long minorPerCost) {
        var files = Uploads.files(model, prices, production, minorPerCost);
        return answer(workbench.replaceDraft(caller, new BlueprintId(id), files));
    }

    /** A layered picture for the draft, in its own part. */
    @PutMapping(path = "/{id}/picture", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replacePicture(Caller caller, @PathVariable UUID id, @RequestPart MultipartFile picture) {
        workbench.replacePicture(caller, new BlueprintId(id), Uploads.picture(picture));
    }

    @DeleteMapping("/{id}/picture")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removePicture(Caller caller, @PathVariable UUID id) {
        workbench.replacePicture(caller, new BlueprintId(id), null);
    }

    /** A scene for the draft, in its own part. */
    @PutMapping(path = "/{id}/scene", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replaceScene(Caller caller, @PathVariable UUID id, @RequestPart MultipartFile scene) {
        workbench.replaceScene(caller, new BlueprintId(id), Uploads.scene(scene));
    }

    @DeleteMapping("/{id}/scene")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeScene(Caller caller, @PathVariable UUID id) {
        workbench.replaceScene(caller, new BlueprintId(id), null);
    }

    /** A glTF binary part for scenes; its id is written into their text. */
    @PostMapping(path = "/shapes", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    ShapeAnswer keepShape(Caller caller, @RequestPart MultipartFile shape) {
        return new ShapeAnswer(
                Uploads.keep(shapes, caller.organisation(Role.MAKER), shape).toString());
    }

    @GetMapping(path = "/{id}/draft", produces = "text/plain;charset=UTF-8")
    String draft(Caller caller, @PathVariable UUID id) {
        return workbench.draftText(caller, new BlueprintId(id));
    }

    @PostMapping("/{id}/versions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    PublicationAnswer publish(Caller caller, @PathVariable UUID id) {
        var version = workbench.publish(caller, new BlueprintId(id));
        return new PublicationAnswer(
                version.toString(), workbench.version(caller, version).state().name());
    }

    private static DraftAnswer answer(DraftReport draft) {
        return new DraftAnswer(
                draft.modules(), draft.rules(), draft.prices(), draft.semanticHash(), draft.presentationHash());
    }
}
