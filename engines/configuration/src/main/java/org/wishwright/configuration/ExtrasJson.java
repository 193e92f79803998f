package org.wishwright.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What hashes gain from the kinds of modules and lines that came later; nothing where a model has none of them. */
final class ExtrasJson {

    private ExtrasJson() {}

    static Map<String, Object> of(Extras extras) {
        var json = new LinkedHashMap<String, Object>();
        if (!extras.groups().isEmpty()) {
            json.put("groups", extras.groups().stream().map(ExtrasJson::group).toList());
        }
        if (!extras.formulas().isEmpty()) {
            json.put(
                    "formulas",
                    extras.formulas().stream().map(ExtrasJson::price).toList());
        }
        if (!extras.dated().isEmpty()) {
            json.put("dated", extras.dated().stream().map(SemanticHash::prices).toList());
        }
        if (!extras.validity().isEmpty()) {
            json.put(
                    "validity",
                    extras.validity().stream().map(ExtrasJson::validity).toList());
        }
        return json;
    }

    private static Object group(Group group) {
        return Map.of("id", group.id(), "members", group.members(), "least", group.least(), "most", group.most());
    }

    private static Object price(PriceFormula line) {
        var json = conditions(line.when(), line.quantity());
        json.put("id", line.id());
        return json;
    }

    private static Object validity(Validity validity) {
        return Map.of(
                "of", validity.of().name(),
                "id", validity.id(),
                "from", String.valueOf(validity.from()),
                "until", String.valueOf(validity.until()));
    }

    static Map<String, Object> of(Module module) {
        var json = new LinkedHashMap<String, Object>();
        var service = module.service();
        if (service != null) {
            json.put("service", service);
        }
        switch (module.kind()) {
            case Kind.Choice _ -> {}
            case Kind.Switch _ -> json.put("kind", "switch");
            case Kind.Number _ -> json.put("kind", "number");
            case Kind.Upload _ -> json.put("kind", "upload");
            case Kind.Text(Lettering lettering) -> {
                json.put("kind", "text");
                json.put("shortest", lettering.shortest());
                json.put("longest", lettering.longest());
                json.put(
                        "alphabets",
                        lettering.alphabets().stream()
                                .map(Lettering.Alphabet::word)
                                .toList());
                json.put("others", lettering.others());
            }
        }
        return json;
    }

    static Map<String, Object> conditions(@Nullable Formula when, @Nullable Quantity quantity) {
        var json = new LinkedHashMap<String, Object>();
        if (when != null) {
            json.put("when", SemanticHash.formula(when));
        }
        if (quantity != null) {
            json.put(
                    "formula",
                    quantity.products().stream()
                            .map(p -> List.of(p.factor(), p.divisor(), p.modules()))
                            .toList());
        }
        return json;
    }
}
