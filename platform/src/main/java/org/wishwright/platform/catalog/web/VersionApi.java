package org.wishwright.platform.catalog.web;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Lettering;
import org.wishwright.configuration.Module;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.catalog.web.Bodies.GroupItem;
import org.wishwright.platform.catalog.web.Bodies.ModelAnswer;
import org.wishwright.platform.catalog.web.Bodies.ModuleItem;
import org.wishwright.platform.catalog.web.Bodies.OptionItem;
import org.wishwright.platform.catalog.web.Bodies.ProductItem;
import org.wishwright.platform.catalog.web.Bodies.ProductList;
import org.wishwright.platform.catalog.web.Bodies.ScaleItem;
import org.wishwright.platform.catalog.web.Bodies.TextItem;
import org.wishwright.platform.catalog.web.Bodies.VersionAnswer;
import org.wishwright.platform.identity.Caller;

/** Products on sale and versions as JSON; a version not yet published shows itself to its maker only. */
@RestController
@RequestMapping("/api/v1")
class VersionApi {

    private final Workbench workbench;
    private final Catalog catalog;

    VersionApi(Workbench workbench, Catalog catalog) {
        this.workbench = workbench;
        this.catalog = catalog;
    }

    @GetMapping("/products")
    ProductList products(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var page = catalog.products(search, cursor, limit);
        return new ProductList(page.items().stream().map(ProductItem::of).toList(), page.next());
    }

    @GetMapping("/versions/{version}")
    VersionAnswer version(Optional<Caller> caller, @PathVariable UUID version) {
        return VersionAnswer.of(workbench.version(caller.orElse(null), new VersionId(version)));
    }

    /** Never changes, so whoever has it may keep it. */
    @GetMapping("/versions/{version}/model")
    ResponseEntity<ModelAnswer> model(@PathVariable UUID version) {
        var published = catalog.published(new VersionId(version));
        var model = published.model();
        var modules = model.modules().stream().map(VersionApi::item).toList();
        var groups = model.extras().groups().stream()
                .map(group ->
                        new GroupItem(group.id(), group.name().texts(), group.members(), group.least(), group.most()))
                .toList();
        var answer = new ModelAnswer(
                version.toString(), published.name().source(), model.currency().getCurrencyCode(), modules, groups);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(java.time.Duration.ofDays(365))
                        .cachePublic()
                        .immutable())
                .body(answer);
    }

    private static ModuleItem item(Module module) {
        var options = module.options().stream()
                .map(option -> new OptionItem(option.id(), option.name().texts()))
                .toList();
        return new ModuleItem(
                module.id(),
                module.name().texts(),
                kind(module.kind()),
                options,
                ScaleItem.of(module.scale()),
                module.kind() instanceof Kind.Text(Lettering lettering) ? TextItem.of(lettering) : null,
                module.service());
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case Kind.Choice _ -> "choice";
            case Kind.Switch _ -> "switch";
            case Kind.Number _ -> "number";
            case Kind.Text _ -> "text";
            case Kind.Upload _ -> "upload";
        };
    }
}
