package org.wishwright.configuration.format.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.wishwright.configuration.Group;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.PriceFormula;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Tuples;
import org.wishwright.configuration.Validity;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.StrictJson;

/**
 * A model as JSON, version 1, as {@code docs/formats/json.md} tells: canonical when written (RFC 8785), so that equal models have equal
 * bytes; in any layout when read. It holds everything that the model text does.
 */
public final class ModelJson {

    public static final int MOST_BYTES = 64 << 20;

    static final String FORMAT = "wishwright-model";
    static final int VERSION = 1;
    /** A formula may nest 200 deep, a condition of a material stands 9 deep. */
    private static final int DEEPEST = 220;

    private ModelJson() {}

    /** Reads back as an equal model, but for the lines of its rules. */
    public static String write(Model model) {
        var json = new LinkedHashMap<String, Object>();
        json.put("format", FORMAT);
        json.put("version", VERSION);
        json.put("id", model.id());
        json.put("name", JsonValue.of(model.name()));
        json.put("currency", model.currency().getCurrencyCode());
        json.put("base", model.basePriceMinor());
        json.put("modules", model.modules().stream().map(ModuleJson::write).toList());
        json.put("rules", model.ownRules().stream().map(ModelJson::rule).toList());
        json.put("prices", model.ownPrices().stream().map(ModelJson::prices).toList());
        var extras = model.extras();
        add(json, "groups", extras.groups().stream().map(ModelJson::group).toList());
        add(
                json,
                "calculated",
                extras.formulas().stream().map(ModelJson::calculated).toList());
        add(json, "dated", extras.dated().stream().map(ModelJson::prices).toList());
        add(
                json,
                "validity",
                extras.validity().stream().map(ModelJson::validity).toList());
        return CanonicalJson.write(json);
    }

    private static void add(Map<String, Object> json, String name, List<?> values) {
        if (!values.isEmpty()) {
            json.put(name, values);
        }
    }

    private static Object rule(Rule rule) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", rule.id());
        json.put("words", JsonValue.of(rule.words()));
        switch (rule) {
            case Rule.TableRule table -> {
                json.put("kind", table.allowed() ? "allow" : "forbid");
                json.put("modules", table.scope());
                json.put("rows", rows(table.tuples()));
            }
            case Rule.FormulaRule formula -> {
                json.put("kind", "formula");
                json.put("formula", FormulaJson.write(formula.formula()));
            }
        }
        return json;
    }

    private static List<List<String>> rows(Tuples tuples) {
        return IntStream.range(0, tuples.rows()).mapToObj(tuples::row).toList();
    }

    private static Object prices(PriceTable table) {
        return Map.of(
                "id", table.id(),
                "modules", table.scope(),
                "rows", rows(table.tuples()),
                "amounts", table.amountsMinor(),
                "otherwise", table.defaultMinor());
    }

    private static Object group(Group group) {
        return Map.of(
                "id", group.id(),
                "name", JsonValue.of(group.name()),
                "members", group.members(),
                "least", group.least(),
                "most", group.most());
    }

    private static Object calculated(PriceFormula line) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", line.id());
        json.put("calculated", FormulaJson.write(line.quantity()));
        if (line.when() != null) {
            json.put("when", FormulaJson.write(line.when()));
        }
        return json;
    }

    private static Object validity(Validity validity) {
        var json = new LinkedHashMap<String, Object>();
        json.put("of", validity.of().name().toLowerCase(Locale.ROOT));
        json.put("id", validity.id());
        if (validity.from() != null) {
            json.put("from", validity.from().toString());
        }
        if (validity.until() != null) {
            json.put("until", validity.until().toString());
        }
        return json;
    }

    /**
     * Refused as {@code model.json-invalid} with {@code path} (a JSON pointer) and {@code reason} where it is no such JSON, as
     * {@code model.json-too-large}, or as {@code model.invalid} where what it says does not fit together.
     */
    public static Outcome<Model> read(byte[] utf8) {
        if (utf8.length > MOST_BYTES) {
            return Outcome.refused(Refusal.of(
                    "model.json-too-large",
                    "The JSON has more than {limit} MB; split the product.",
                    "limit",
                    MOST_BYTES >> 20));
        }
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
            var text = decoder.decode(ByteBuffer.wrap(utf8)).toString();
            return read(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            return Outcome.refused(new JsonFault("", "it is not UTF-8; save it as UTF-8").refusal());
        }
    }

    /** As {@link #read(byte[])}. */
    public static Outcome<Model> read(String text) {
        var json = StrictJson.readObject(text, MOST_BYTES, DEEPEST);
        if (json instanceof Outcome.Refused<?>(Refusal refusal)) {
            return Outcome.refused(new JsonFault("", malformed(refusal)).refusal());
        }
        try {
            return ModelJsonReader.read(new JsonValue(json.orThrow(), "")).checked();
        } catch (JsonFault fault) {
            return Outcome.refused(fault.refusal());
        }
    }

    private static String malformed(Refusal refusal) {
        var reason = refusal.values().get("reason");
        return reason == null
                ? "it is too long"
                : "character " + refusal.values().get("at") + ": " + reason;
    }
}
