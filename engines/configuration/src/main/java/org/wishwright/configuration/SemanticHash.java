package org.wishwright.configuration;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wishwright.configuration.Formula.And;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Compare;
import org.wishwright.configuration.Formula.Count;
import org.wishwright.configuration.Formula.Iff;
import org.wishwright.configuration.Formula.Implies;
import org.wishwright.configuration.Formula.Not;
import org.wishwright.configuration.Formula.Or;
import org.wishwright.configuration.Formula.Sign;
import org.wishwright.configuration.Formula.Term;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;

/**
 * What a product means, as one hash: lower-case hex SHA-256 over a domain tag, a line feed and RFC 8785 canonical JSON. Texts do not
 * count, the order of modules and options does, because it breaks ties.
 */
public final class SemanticHash {

    private static final String MODEL_TAG = "wishwright/model/1";
    private static final String PIECE_TAG = "wishwright/piece/1";
    private static final String CONFIGURATION_TAG = "wishwright/configuration/1";

    private SemanticHash() {}

    /** Over currency, base price, modules, options, rules, prices, materials and routing. */
    public static String of(Model model) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", model.id());
        json.put("currency", model.currency().getCurrencyCode());
        json.put("base", model.basePriceMinor());
        json.put("modules", model.modules().stream().map(SemanticHash::module).toList());
        json.put("rules", model.ownRules().stream().map(SemanticHash::rule).toList());
        json.put("prices", model.ownPrices().stream().map(SemanticHash::prices).toList());
        json.putAll(ExtrasJson.of(model.extras()));
        return hash(MODEL_TAG, json);
    }

    /** @param variant the choices by which the piece differs; a piece without any hashes as it did before there were variants */
    public static String ofPiece(String module, String option, Production production, Map<String, String> variant) {
        var json = new LinkedHashMap<String, Object>();
        json.put("module", module);
        json.put("option", option);
        json.put("production", work(production));
        if (!variant.isEmpty()) {
            json.put("variant", variant);
        }
        return hash(PIECE_TAG, json);
    }

    static String ofService(String module, String option, String party, Map<String, String> variant) {
        return hash(PIECE_TAG, Map.of("module", module, "option", option, "service", party, "variant", variant));
    }

    static String ofConfiguration(String modelHash, Map<String, String> choices, long totalMinor, String currency) {
        return hash(
                CONFIGURATION_TAG,
                Map.of("model", modelHash, "choices", choices, "total", totalMinor, "currency", currency));
    }

    /** Models without measures and variants hash as they did before there were any. */
    private static Object module(Module module) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", module.id());
        if (!(module.kind() instanceof Kind.Number)) {
            json.put(
                    "options",
                    module.options().stream().map(SemanticHash::option).toList());
        }
        json.putAll(ExtrasJson.of(module));
        var scale = module.scale();
        if (scale != null) {
            json.put(
                    "scale",
                    Map.of("unit", scale.unit(), "from", scale.from(), "to", scale.to(), "step", scale.step()));
        }
        return json;
    }

    private static Object option(Option option) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", option.id());
        var production = option.production();
        if (production != null) {
            json.put("production", production(production));
        }
        return json;
    }

    private static Object production(Production production) {
        var json = new LinkedHashMap<String, Object>(work(production));
        if (!production.varies().isEmpty()) {
            json.put("varies", production.varies());
        }
        return json;
    }

    /** Materials and routing. */
    private static Map<String, Object> work(Production production) {
        return Map.of(
                "materials",
                        production.materials().stream()
                                .map(SemanticHash::material)
                                .toList(),
                "steps", production.steps().stream().map(SemanticHash::step).toList());
    }

    private static Object material(Material material) {
        var json = ExtrasJson.conditions(material.when(), material.formula());
        json.put("code", material.code());
        json.put("quantity", material.quantity());
        json.put("unit", material.unit());
        return json;
    }

    private static Object step(Step step) {
        var json = ExtrasJson.conditions(step.when(), step.formula());
        json.put("workCentre", step.workCentre());
        json.put("setupFamily", step.setupFamily());
        json.put("setupSeconds", step.setupSeconds());
        json.put("runSeconds", step.runSeconds());
        json.put("inspect", step.inspect());
        return json;
    }

    private static Object rule(Rule rule) {
        return switch (rule) {
            case TableRule t -> Map.of("id", t.id(), "scope", t.scope(), "allowed", t.allowed(), "tuples", t.tuples());
            case FormulaRule f -> Map.of("id", f.id(), "formula", formula(f.formula()));
        };
    }

    static Object prices(PriceTable table) {
        return Map.of(
                "id", table.id(),
                "scope", table.scope(),
                "tuples", table.tuples(),
                "amounts", table.amountsMinor(),
                "default", table.defaultMinor());
    }

    static Object formula(Formula formula) {
        if (formula instanceof Atom(String module, String option)) {
            return List.of("=", module, option);
        }
        if (formula instanceof Compare(List<Term> terms, Sign sign, BigDecimal bound)) {
            var sum = terms.stream().map(t -> List.of(t.factor(), t.module())).toList();
            return List.of(sign.text(), sum, bound);
        }
        if (formula instanceof Count(int least, int most, List<Formula> parts)) {
            return List.of(
                    "count",
                    least,
                    most,
                    parts.stream().map(SemanticHash::formula).toList());
        }
        var name = switch (formula) {
            case Atom _, Compare _ -> "=";
            case Count _ -> "count";
            case Not _ -> "not";
            case And _ -> "and";
            case Or _ -> "or";
            case Implies _ -> "implies";
            case Iff _ -> "iff";
        };
        return List.of(name, formula.parts().stream().map(SemanticHash::formula).toList());
    }

    private static String hash(String tag, Object json) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((tag + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(CanonicalJson.write(json).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
