package org.wishwright.configuration.format.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Production;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;

/** How a piece is made, as JSON. */
final class ProductionJson {

    private ProductionJson() {}

    static Object write(Production production) {
        var json = new LinkedHashMap<String, Object>();
        json.put(
                "materials",
                production.materials().stream().map(ProductionJson::write).toList());
        json.put("steps", production.steps().stream().map(ProductionJson::write).toList());
        if (!production.varies().isEmpty()) {
            json.put("varies", production.varies());
        }
        return json;
    }

    private static Map<String, Object> write(Material material) {
        var json = new LinkedHashMap<String, Object>();
        json.put("code", material.code());
        json.put("unit", material.unit());
        var formula = material.formula();
        if (formula == null) {
            json.put("quantity", material.quantity().toPlainString());
        } else {
            json.put("calculated", FormulaJson.write(formula));
        }
        if (material.when() != null) {
            json.put("when", FormulaJson.write(material.when()));
        }
        return json;
    }

    private static Map<String, Object> write(Step step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("workCentre", step.workCentre());
        json.put("family", step.setupFamily());
        json.put("setupSeconds", step.setupSeconds());
        var formula = step.formula();
        if (formula == null) {
            json.put("runSeconds", step.runSeconds());
        } else {
            json.put("calculated", FormulaJson.write(formula));
        }
        if (step.inspect()) {
            json.put("inspect", true);
        }
        if (step.when() != null) {
            json.put("when", FormulaJson.write(step.when()));
        }
        return json;
    }

    static Production read(JsonValue json) throws JsonFault {
        json.only(Set.of("materials", "steps", "varies"));
        var materials = new ArrayList<Material>();
        for (var one : json.list("materials")) {
            materials.add(material(one));
        }
        var steps = new ArrayList<Step>();
        for (var one : json.list("steps")) {
            steps.add(step(one));
        }
        var varies = json.find("varies");
        return new Production(materials, steps, varies == null ? List.of() : varies.ids());
    }

    private static Material material(JsonValue json) throws JsonFault {
        json.only(Set.of("code", "unit", "quantity", "calculated", "when"));
        var calculated = calculated(json, "quantity");
        var code = json.at("code").word();
        var unit = json.at("unit").word();
        var when = FormulaJson.when(json);
        return calculated == null
                ? new Material(code, json.at("quantity").decimal(), unit, when, null)
                : new Material(code, BigDecimal.ZERO, unit, when, FormulaJson.quantity(calculated));
    }

    private static Step step(JsonValue json) throws JsonFault {
        json.only(Set.of("workCentre", "family", "setupSeconds", "runSeconds", "calculated", "inspect", "when"));
        var calculated = calculated(json, "runSeconds");
        int run = calculated == null ? (int) json.at("runSeconds").whole(0, Integer.MAX_VALUE) : 0;
        var inspect = json.find("inspect");
        return new Step(
                json.at("workCentre").word(),
                json.at("family").text(),
                (int) json.at("setupSeconds").whole(0, Integer.MAX_VALUE),
                run,
                inspect != null && inspect.flag(),
                FormulaJson.when(json),
                calculated == null ? null : FormulaJson.quantity(calculated));
    }

    private static @Nullable JsonValue calculated(JsonValue json, String instead) throws JsonFault {
        var calculated = json.find("calculated");
        if (calculated != null && json.find(instead) != null) {
            throw calculated.fault("say either this or '" + instead + "'");
        }
        return calculated;
    }
}
