package org.wishwright.configuration.format.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.KindOptions;
import org.wishwright.configuration.Lettering;
import org.wishwright.configuration.Lettering.Alphabet;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.Production;
import org.wishwright.configuration.Scale;

/** Modules and options as JSON; the options that a kind makes by itself are not written. */
final class ModuleJson {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
    private static final Set<String> COMMON = Set.of("id", "name", "kind", "service", "help");

    private ModuleJson() {}

    static Object write(Module module) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", module.id());
        json.put("name", JsonValue.of(module.name()));
        if (module.service() != null) {
            json.put("service", module.service());
        }
        if (module.help() != null) {
            json.put("help", JsonValue.of(module.help()));
        }
        switch (module.kind()) {
            case Kind.Choice _ -> {
                if (module.scale() == null) {
                    json.put("kind", "choice");
                    json.put(
                            "options",
                            module.options().stream().map(ModuleJson::write).toList());
                } else {
                    scale(json, "measure", module.scale());
                }
            }
            case Kind.Number _ -> scale(json, "number", Objects.requireNonNull(module.scale()));
            case Kind.Switch _ -> made(json, "switch", module);
            case Kind.Upload _ -> {
                made(json, "upload", module);
                json.put("required", module.options().size() == 1);
            }
            case Kind.Text(Lettering lettering) -> {
                made(json, "text", module);
                json.put("shortest", lettering.shortest());
                json.put("longest", lettering.longest());
                json.put(
                        "alphabets",
                        lettering.alphabets().stream().map(Alphabet::word).toList());
                json.put("others", lettering.others());
            }
        }
        return json;
    }

    private static void scale(Map<String, Object> json, String kind, Scale scale) {
        json.put("kind", kind);
        json.put("unit", scale.unit());
        json.put("from", scale.from().toPlainString());
        json.put("to", scale.to().toPlainString());
        json.put("step", scale.step().toPlainString());
    }

    private static void made(Map<String, Object> json, String kind, Module module) {
        json.put("kind", kind);
        var production = module.options().getLast().production();
        if (production != null) {
            json.put("production", ProductionJson.write(production));
        }
    }

    private static Object write(Option option) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", option.id());
        json.put("name", JsonValue.of(option.name()));
        if (option.colour() != null) {
            json.put("colour", option.colour());
        }
        if (option.production() != null) {
            json.put("production", ProductionJson.write(option.production()));
        }
        return json;
    }

    static Module read(JsonValue json) throws JsonFault {
        var kind = json.at("kind");
        return switch (kind.text()) {
            case "choice" -> of(known(json, Set.of("options")), options(json), null, Kind.CHOICE);
            case "measure" -> {
                var scale = scale(json, Scale.MOST_STEPS);
                yield of(json, scale.options(), scale, Kind.CHOICE);
            }
            case "number" -> {
                var scale = scale(json, Scale.MOST_FINE_STEPS);
                var ends = Module.number("ends", json.at("name").localText(), scale);
                yield of(json, ends.options(), scale, Kind.NUMBER);
            }
            case "switch" -> {
                known(json, Set.of("production"));
                yield of(json, made(json, KindOptions.SWITCH, Module.NO), null, Kind.SWITCH);
            }
            case "upload" -> {
                known(json, Set.of("production", "required"));
                var options = KindOptions.UPLOAD.subList(json.at("required").flag() ? 1 : 0, 2);
                yield of(json, made(json, options, Module.NONE), null, Kind.UPLOAD);
            }
            case "text" -> {
                known(json, Set.of("production", "shortest", "longest", "alphabets", "others"));
                var lettering = lettering(json);
                yield of(json, made(json, lettering.options(), "0"), null, new Kind.Text(lettering));
            }
            default ->
                throw kind.fault("no module is of this kind; known are choice, measure, number, switch, text, upload");
        };
    }

    private static JsonValue known(JsonValue json, Set<String> besides) throws JsonFault {
        var all = new HashSet<>(COMMON);
        all.addAll(besides);
        return json.only(all);
    }

    private static Module of(JsonValue json, List<Option> options, @Nullable Scale scale, Kind kind) throws JsonFault {
        var service = json.find("service");
        var help = json.find("help");
        return new Module(
                json.at("id").id(),
                json.at("name").localText(),
                options,
                scale,
                kind,
                service == null ? null : service.id(),
                help == null ? null : help.localText());
    }

    private static List<Option> options(JsonValue json) throws JsonFault {
        var options = new ArrayList<Option>();
        for (var one : json.at("options").list()) {
            one.only(Set.of("id", "name", "colour", "production"));
            var colour = one.find("colour");
            if (colour != null && !COLOUR.matcher(colour.text()).matches()) {
                throw colour.fault("this is no colour, as \"#1f2a44\" is");
            }
            options.add(new Option(
                    one.at("id").id(),
                    one.at("name").localText(),
                    production(one),
                    colour == null ? null : colour.text()));
        }
        return options;
    }

    private static @Nullable Production production(JsonValue json) throws JsonFault {
        var production = json.find("production");
        return production == null ? null : ProductionJson.read(production);
    }

    /** The options with what is made for all of them but the one that stands for nothing. */
    private static List<Option> made(JsonValue json, List<Option> options, String nothing) throws JsonFault {
        var production = production(json);
        return options.stream()
                .map(o -> production == null || o.id().equals(nothing) ? o : new Option(o.id(), o.name(), production))
                .toList();
    }

    private static Scale scale(JsonValue json, int mostSteps) throws JsonFault {
        known(json, Set.of("unit", "from", "to", "step"));
        var scale = new Scale(
                json.at("unit").text(),
                json.at("from").decimal(),
                json.at("to").decimal(),
                json.at("step").decimal());
        var fault = scale.fault(mostSteps);
        if (fault.isPresent()) {
            throw json.fault(fault.get());
        }
        return scale;
    }

    private static Lettering lettering(JsonValue json) throws JsonFault {
        var alphabets = new HashSet<Alphabet>();
        for (var word : json.at("alphabets").list()) {
            var text = word.text();
            alphabets.add(Arrays.stream(Alphabet.values())
                    .filter(a -> a.word().equals(text))
                    .findFirst()
                    .orElseThrow(() -> word.fault("no alphabet is called so; known are "
                            + String.join(
                                    ", ",
                                    Arrays.stream(Alphabet.values())
                                            .map(Alphabet::word)
                                            .toList()))));
        }
        var lettering = new Lettering(
                (int) json.at("shortest").whole(0, Lettering.LONGEST),
                (int) json.at("longest").whole(1, Lettering.LONGEST),
                alphabets,
                json.at("others").text());
        var fault = lettering.fault();
        if (fault.isPresent()) {
            throw json.fault(fault.get());
        }
        return lettering;
    }
}
