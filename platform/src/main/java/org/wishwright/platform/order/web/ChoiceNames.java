package org.wishwright.platform.order.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Module;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.order.ChosenOption;
import org.wishwright.platform.order.Specifications;

/** Says choices in the maker's words. */
@Component
class ChoiceNames {

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

    List<Module> modules(VersionId version) {
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
