package org.wishwright.platform.catalog.scene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.platform.catalog.scene.Material.Look;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scene as it is for some choices, in metres; equal parts are one part that stands in several places.
 *
 * @param parts what stands where
 */
record Shown(List<Look> looks, List<Placed> parts, List<View> views) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final double EXACT = 1e5;

    /**
     * @param look place in the list of looks; −1 for a kind without material
     * @param text what is engraved, the name of a file, or the id of a picture that somebody sent
     * @param module that a press on it is about; empty where there is none
     */
    record Form(Kind kind, Map<String, List<List<Double>>> fields, int look, String text, String module) {}

    record Placed(Form form, List<Matrix> places) {}

    /** @param names by language */
    record View(String id, Map<String, String> names, List<Double> look, List<Double> to, List<Double> span) {}

    /** Plain JSON, as {@code docs/formats/scene.md} says. */
    String json() {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("format", "wishwright-scene-1");
        whole.put("materials", looks.stream().map(Shown::json).toList());
        whole.put("parts", parts.stream().map(Shown::json).toList());
        whole.put("cameras", views.stream().map(Shown::json).toList());
        return JSON.writeValueAsString(whole);
    }

    private static Map<String, Object> json(Look look) {
        var json = new LinkedHashMap<String, Object>();
        json.put("colour", look.colour());
        json.put("roughness", rounded(look.roughness()));
        json.put("metalness", rounded(look.metalness()));
        json.put("opacity", rounded(look.opacity()));
        if (!look.grain().equals("none")) {
            json.put("grain", look.grain());
            json.put("strength", rounded(look.strength()));
        }
        return json;
    }

    private static Map<String, Object> json(Placed placed) {
        var json = new LinkedHashMap<String, Object>();
        json.put("shape", placed.form().kind().word());
        for (var field : placed.form().kind().fields()) {
            var lines = placed.form().fields().getOrDefault(field.name(), List.of());
            if (field.most() > 1) {
                json.put(field.name(), lines.stream().map(Shown::rounded).toList());
            } else if (!lines.isEmpty()) {
                var line = rounded(lines.getFirst());
                json.put(field.name(), field.numbers() == 1 ? line.getFirst() : line);
            }
        }
        if (placed.form().look() >= 0) {
            json.put("material", placed.form().look());
        }
        if (!placed.form().text().isEmpty()) {
            json.put(
                    switch (placed.form().kind()) {
                        case MODEL -> "file";
                        case PICTURE -> "picture";
                        default -> "text";
                    },
                    placed.form().text());
        }
        if (!placed.form().module().isEmpty()) {
            json.put("module", placed.form().module());
        }
        json.put(
                "at",
                placed.places().stream().map(place -> rounded(place.cells())).toList());
        return json;
    }

    private static Map<String, Object> json(View view) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", view.id());
        json.put("names", view.names());
        json.put("look", rounded(view.look()));
        if (!view.to().isEmpty()) {
            json.put("to", rounded(view.to()));
        }
        if (!view.span().isEmpty()) {
            json.put("span", rounded(view.span().getFirst()));
        }
        return json;
    }

    private static List<Number> rounded(List<Double> numbers) {
        var rounded = new ArrayList<Number>(numbers.size());
        for (double number : numbers) {
            rounded.add(rounded(number));
        }
        return rounded;
    }

    private static Number rounded(double number) {
        double exact = Math.round(number * EXACT) / EXACT;
        return exact == Math.rint(exact) ? (Number) (long) exact : (Number) exact;
    }
}
