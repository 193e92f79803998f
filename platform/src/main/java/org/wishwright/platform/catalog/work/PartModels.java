package org.wishwright.platform.catalog.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.SemanticHash;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.Models;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.store.BlueprintStore;
import org.wishwright.platform.catalog.store.DraftStore;
import org.wishwright.platform.catalog.store.VersionStore;
import org.wishwright.platform.identity.PartyId;

/**
 * Finds the models that a maker's model may have as parts, in one way for the studio and for files: by the hash of their text, as the
 * studio writes it, else those of her own products on sale by their {@code model} line. What a file names by that line is written out
 * when it arrives, so that what is published later changes nothing; a note of it stays below the first line.
 */
@Component
class PartModels {

    private static final int MOST_PRODUCTS = 500;
    private static final Pattern ID = Pattern.compile("(?m)^\\s*model\\s+\"?([^\\s\"]+)");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PART =
            Pattern.compile("(?m)^[ \\t]*(?:# )?part\\s+(\\S+)\\s+is\\s+model\\s+\"?([^\\s\"]+)");

    private final BlueprintStore blueprints;
    private final VersionStore versions;
    private final DraftStore drafts;

    PartModels(BlueprintStore blueprints, VersionStore versions, DraftStore drafts) {
        this.blueprints = blueprints;
        this.versions = versions;
        this.drafts = drafts;
    }

    /** Models by the hash of their text, whoever wrote it: it never becomes another. */
    Models byHash() {
        return name -> HASH.matcher(name).matches() ? drafts.sourceIfThere(name) : Optional.empty();
    }

    /** A model with its text, in which parts are written out. */
    record Whole(Model model, String text) {}

    /**
     * Reads a maker's text; refused as {@code model.cyclic} where a part holds, however far down, the model itself.
     *
     * @param text of these bytes, for the lines of parts
     */
    Outcome<Whole> read(PartyId maker, byte[] utf8, String text) {
        var parts = parts(text);
        if (parts.isEmpty() || !text.lines().anyMatch(line -> line.strip().startsWith("part "))) {
            return ModelText.read(utf8).map(model -> new Whole(model, text));
        }
        if (parts.values().stream().allMatch(name -> HASH.matcher(name).matches())) {
            return ModelText.read(utf8, byHash()).map(model -> new Whole(model, text));
        }
        var own = texts(maker);
        var circle = circle(List.of(id(text)), text, own);
        if (!circle.isEmpty()) {
            var way = String.join(" in ", circle.reversed());
            return Outcome.refused(Refusal.of(
                    "model.cyclic",
                    "A model cannot be a part of itself: " + way + ". Take one of these parts out.",
                    "field",
                    "model",
                    "way",
                    way));
        }
        var hashes = byHash();
        Models models = name -> hashes.text(name).or(() -> Optional.ofNullable(own.get(name)));
        return ModelText.read(utf8, models).map(model -> new Whole(model, noted(ModelText.write(model), parts, own)));
    }

    /** The texts of what the maker has on sale, by the id of their models; the newest of several. */
    private Map<String, String> texts(PartyId maker) {
        var texts = new LinkedHashMap<String, String>();
        for (var product : blueprints.products("", maker, null, MOST_PRODUCTS)) {
            versions.published(product.version()).ifPresent(stored -> {
                var text = drafts.source(stored.sourceHash());
                texts.putIfAbsent(id(text), text);
            });
        }
        return texts;
    }

    private static String id(String text) {
        var matcher = ID.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    /** The names of the parts that a text has or, as its notes say, has had written out, by the id of the part. */
    private static Map<String, String> parts(String text) {
        var parts = new LinkedHashMap<String, String>();
        PART.matcher(text).results().forEach(part -> parts.put(part.group(1), part.group(2)));
        return parts;
    }

    /** The way from a model through its parts back to itself; empty where there is none. */
    private static List<String> circle(List<String> above, String text, Map<String, String> texts) {
        for (var name : parts(text).values()) {
            var way = new ArrayList<>(above);
            way.add(name);
            if (name.equals(above.getFirst())) {
                return way;
            }
            var nested = above.contains(name) ? null : texts.get(name);
            if (nested != null) {
                var circle = circle(way, nested, texts);
                if (!circle.isEmpty()) {
                    return circle;
                }
            }
        }
        return List.of();
    }

    private static String noted(String written, Map<String, String> parts, Map<String, String> texts) {
        int end = written.indexOf('\n') + 1;
        var notes = new StringBuilder();
        parts.forEach((part, name) -> notes.append("# part ")
                .append(part)
                .append(" is model ")
                .append(name)
                .append(hash(texts.get(name)))
                .append('\n'));
        return written.substring(0, end) + notes + written.substring(end);
    }

    private static String hash(@Nullable String text) {
        return text == null
                ? ""
                : ModelText.read(text) instanceof Accepted<Model>(Model model) ? " hash " + SemanticHash.of(model) : "";
    }
}
