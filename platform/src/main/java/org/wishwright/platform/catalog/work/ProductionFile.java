package org.wishwright.platform.catalog.work;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.Production;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Materials and routing of options as JSON, for models whose own file says nothing about how they are made:
 * {@code {"lines":[{"module":…,"option":…,"materials":[{"code":…,"quantity":…,"unit":…}],
 * "steps":[{"workCentre":…,"family":…,"setupSeconds":…,"runSeconds":…,"inspect":…}]}]}}. The last step inspects unless it says
 * otherwise.
 */
final class ProductionFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final int MOST_PARTS = 200;

    record Line(
            @Nullable String module,
            @Nullable String option,
            @Nullable List<Part> materials,
            @Nullable List<Work> steps) {}

    record Part(
            @Nullable String code,
            @Nullable BigDecimal quantity,
            @Nullable String unit) {}

    record Work(
            @Nullable String workCentre,
            @Nullable String family,
            int setupSeconds,
            int runSeconds,
            @Nullable Boolean inspect) {}

    private final Vocabulary vocabulary;
    private final Map<String, Production> found = new HashMap<>();

    private ProductionFile(Model model) {
        this.vocabulary = Vocabulary.of(model);
    }

    /** The model with the file's materials and routing put in; refused as {@code production.invalid} with line and reason. */
    static Outcome<Model> merge(Model model, byte[] file) {
        var reading = new ProductionFile(model);
        try (var parser = JSON.createParser(file)) {
            reading.lines(parser);
        } catch (JacksonException e) {
            var place = e.getLocation();
            int line = place == null ? 0 : Math.max(place.getLineNr(), 0);
            return Outcome.refused(refusal(line, e.getOriginalMessage()));
        } catch (RefusedException e) {
            return Outcome.refused(e.refusal());
        }
        return reading.put(model).checked();
    }

    private void lines(JsonParser parser) {
        expect(parser, parser.nextToken() == JsonToken.START_OBJECT, "the file is one JSON object.");
        expect(parser, "lines".equals(parser.nextName()), "the object has one property, \"lines\".");
        expect(parser, parser.nextToken() == JsonToken.START_ARRAY, "\"lines\" is a list.");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int at = parser.currentTokenLocation().getLineNr();
            add(at, parser.readValueAs(Line.class));
        }
        expect(parser, parser.nextToken() == JsonToken.END_OBJECT, "nothing follows \"lines\".");
        expect(parser, parser.nextToken() == null, "nothing follows the object.");
    }

    private void add(int at, @Nullable Line line) {
        if (line == null) {
            throw new RefusedException(refusal(at, "an entry is null."));
        }
        var module = text(at, "module", line.module());
        var option = text(at, "option", line.option());
        int position = vocabulary.indexOf(module);
        if (position < 0 || vocabulary.indexOf(position, option) < 0) {
            throw new RefusedException(refusal(at, "the model has no option " + module + "=" + option + "."));
        }
        var materials = new ArrayList<Material>();
        for (var part : few(at, line.materials())) {
            materials.add(material(at, part));
        }
        var steps = new ArrayList<Step>();
        var works = few(at, line.steps());
        for (int i = 0; i < works.size(); i++) {
            steps.add(step(at, works.get(i), i + 1 == works.size()));
        }
        if (found.put(key(module, option), new Production(materials, steps)) != null) {
            throw new RefusedException(refusal(at, module + "=" + option + " is given twice."));
        }
    }

    private static <T> List<T> few(int at, @Nullable List<T> parts) {
        if (parts == null) {
            return List.of();
        }
        if (parts.size() > MOST_PARTS || parts.contains(null)) {
            throw new RefusedException(refusal(at, "a list is null in part or longer than " + MOST_PARTS + "."));
        }
        return parts;
    }

    private static Material material(int at, Part part) {
        var quantity = part.quantity();
        if (quantity == null || quantity.signum() <= 0 || quantity.precision() > 18 || Math.abs(quantity.scale()) > 9) {
            throw new RefusedException(
                    refusal(at, "a material's quantity is not a positive number of at most 9 decimals."));
        }
        return new Material(text(at, "code", part.code()), quantity, text(at, "unit", part.unit()));
    }

    private static Step step(int at, Work work, boolean last) {
        if (work.setupSeconds() < 0 || work.runSeconds() < 0) {
            throw new RefusedException(refusal(at, "a step takes negative time."));
        }
        var inspect = work.inspect();
        return new Step(
                text(at, "workCentre", work.workCentre()),
                text(at, "family", work.family()),
                work.setupSeconds(),
                work.runSeconds(),
                inspect == null ? last : inspect);
    }

    private static String text(int at, String field, @Nullable String value) {
        if (value == null || value.isBlank() || value.length() > 200) {
            throw new RefusedException(refusal(at, "\"" + field + "\" is missing, empty or longer than 200."));
        }
        return value;
    }

    private Model put(Model model) {
        var modules = model.modules().stream().map(this::put).toList();
        return model.withModules(modules);
    }

    private Module put(Module module) {
        var options = module.options().stream()
                .map(o -> new Option(
                        o.id(), o.name(), merged(o.production(), found.get(key(module.id(), o.id()))), o.colour()))
                .toList();
        return module.withOptions(options);
    }

    /** What the model says a piece differs by stays, for the file does not speak of it. */
    private static @Nullable Production merged(@Nullable Production own, @Nullable Production given) {
        if (given == null) {
            return own;
        }
        return own == null ? given : new Production(given.materials(), given.steps(), own.varies());
    }

    /** Ids hold no '='. */
    private static String key(String module, String option) {
        return module + "=" + option;
    }

    private static void expect(JsonParser parser, boolean holds, String reason) {
        if (!holds) {
            throw new RefusedException(refusal(parser.currentTokenLocation().getLineNr(), reason));
        }
    }

    private static Refusal refusal(int line, @Nullable String reason) {
        var said = reason == null ? "this is not JSON." : reason;
        return Refusal.of(
                "production.invalid",
                "Line " + line + " of the production file: " + said + " Nothing was imported.",
                "field",
                "production",
                "line",
                line,
                "reason",
                said);
    }
}
