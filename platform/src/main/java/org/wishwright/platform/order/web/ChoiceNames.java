package org.wishwright.platform.order.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.ChoiceName;
import org.wishwright.configuration.Module;
import org.wishwright.kernel.LocalText;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.Specifications;
import org.wishwright.platform.wish.Artworks;

/** Says choices in the maker's words. */
@Component
public class ChoiceNames {

    private final Catalog catalog;
    private final Specifications specifications;

    ChoiceNames(Catalog catalog, Specifications specifications) {
        this.catalog = catalog;
        this.specifications = specifications;
    }

    /** What was chosen for each module, in the maker's order. */
    List<ChosenOption> of(VersionId version, Map<String, String> choices) {
        return specifications.choices(version, choices);
    }

    /** Those of the choices that were measured on a body. */
    List<ChosenOption> measures(VersionId version, Map<String, String> choices) {
        var measured = new LinkedHashMap<>(choices);
        var modules = modules(version);
        measured.keySet()
                .removeIf(id -> modules.stream()
                        .noneMatch(module -> module.id().equals(id)
                                && module.scale() != null
                                && BodyMeasure.ofCode(id).isPresent()));
        return measured.isEmpty() ? List.of() : specifications.choices(version, measured);
    }

    /** A module chosen otherwise; null where one of the two leaves it open or has a file there. */
    public record Otherwise(
            LocalText module,
            @Nullable LocalText before,
            @Nullable LocalText after) {}

    /** What is chosen otherwise, in the maker's order. */
    List<Otherwise> otherwise(VersionId version, Map<String, String> before, Map<String, String> after) {
        return modules(version).stream()
                .filter(module -> !Objects.equals(before.get(module.id()), after.get(module.id())))
                .map(module -> new Otherwise(
                        module.name(), name(module, before.get(module.id())), name(module, after.get(module.id()))))
                .toList();
    }

    private static @Nullable LocalText name(Module module, @Nullable String chosen) {
        return chosen == null || !module.placed(chosen).isAccepted() || Artworks.isFile(module, chosen)
                ? null
                : ChoiceName.of(module, chosen);
    }

    /** The product of which it is a version. */
    BlueprintId product(VersionId version) {
        return catalog.published(version).blueprint();
    }

    private List<Module> modules(VersionId version) {
        return catalog.published(version).model().modules();
    }

    /** The choices of a form whose fields are named {@code c_<module>}. */
    static Map<String, String> typed(Map<String, String[]> form) {
        var choices = new LinkedHashMap<String, String>();
        form.forEach((name, values) -> {
            if (name.startsWith("c_") && values.length == 1) {
                choices.put(name.substring(2), values[0]);
            }
        });
        return choices;
    }
}
