package org.wishwright.simulator.history;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import tools.jackson.databind.JsonNode;

/** Chooses a product at random, yet always a valid one: each choice is among what the program says is still possible. */
final class Taste {

    private static final double MINDED = 0.65;
    private static final double LEAST_BUILD = 0.25;
    private static final double BUILDS = 0.4;
    private static final double ODDITY = 0.04;

    private static final String INITIALS = "ABCDEFGHJKLMNPRSTWXYZ";
    private static final String NAMES = "王李张刘陈杨赵黄周吴徐孙马朱胡林安宁文华";
    private static final String DIGITS = "0123456789";

    private final Api api;
    private final String version;

    Taste(Api api, String version) {
        this.api = api;
        this.version = version;
    }

    /** Every module's option. */
    Map<String, String> choices(Random random) {
        var model = api.json(Call.get("/api/v1/versions/" + version + "/model"));
        double build = LEAST_BUILD + random.nextDouble() * BUILDS;
        var chosen = new LinkedHashMap<String, String>();
        for (var module : model.path("modules")) {
            var id = module.path("id").asString("");
            var scale = module.path("scale");
            if (scale.isObject()) {
                double at = build + random.nextGaussian() * ODDITY;
                chosen.put(id, measured(remaining(chosen, id), scale, Math.clamp(at, 0, 1)));
            } else if (module.path("kind").asString("").equals("text")) {
                chosen.put(id, written(remaining(chosen, id), module.path("text"), random));
            } else if (module.path("kind").asString("").equals("upload")) {
                continue; // people of a simulation have no files
            } else if (random.nextDouble() < MINDED) {
                chosen.put(id, liked(remaining(chosen, id), random));
            }
        }
        return completed(chosen);
    }

    private List<String> remaining(Map<String, String> chosen, String module) {
        var asked = Map.of("choices", chosen, "fields", List.of("domains"));
        return api.json(Call.post("/api/v1/versions/" + version + "/selection", asked))
                .path("remaining")
                .path(module)
                .valueStream()
                .map(option -> option.asString(""))
                .toList();
    }

    /** A body is much the same in all its measures: somewhere along each scale. */
    private static String measured(List<String> options, JsonNode scale, double build) {
        double least = scale.path("from").asDouble();
        double wanted = least + build * (scale.path("to").asDouble() - least);
        return options.stream()
                .min(Comparator.comparingDouble(option -> Math.abs(Double.parseDouble(option) - wanted)))
                .orElseThrow();
    }

    /** Initials or a name of a length that is still possible. */
    private static String written(List<String> lengths, JsonNode text, Random random) {
        int length = Integer.parseInt(lengths.get(random.nextInt(lengths.size())));
        var alphabets = text.path("alphabets")
                .valueStream()
                .map(word -> word.asString(""))
                .toList();
        boolean han = alphabets.contains("han") && random.nextBoolean() || !alphabets.contains("latin");
        var from = alphabets.contains("han") && han ? NAMES : alphabets.contains("latin") ? INITIALS : DIGITS;
        var written = new StringBuilder();
        for (int i = 0; i < length; i++) {
            written.append(from.charAt(random.nextInt(from.length())));
        }
        return written.toString();
    }

    /** What a maker names first is chosen more often. */
    private static String liked(List<String> options, Random random) {
        return options.get(Math.min(random.nextInt(options.size()), random.nextInt(options.size())));
    }

    private Map<String, String> completed(Map<String, String> chosen) {
        JsonNode whole = api.json(Call.post("/api/v1/versions/" + version + "/completion", Map.of("choices", chosen)));
        var choices = new LinkedHashMap<String, String>();
        whole.path("choices")
                .propertyStream()
                .forEach(
                        choice -> choices.put(choice.getKey(), choice.getValue().asString("")));
        return choices;
    }
}
