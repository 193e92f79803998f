package org.wishwright.configuration.format;

import static org.wishwright.configuration.format.LineParts.id;

import java.util.ArrayList;
import java.util.List;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.SemanticHash;
import org.wishwright.configuration.format.FormulaText.Mistake;
import org.wishwright.configuration.format.ModelDraft.ModuleDraft;
import org.wishwright.configuration.format.ModelDraft.TextDraft;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

/** The lines that make another model a part of this one, flat and under the part's id. */
final class PartLines {

    private static final int DEEPEST = 8;
    private static final int MOST_MODULES = 5_000;

    private final Place place;
    private final Models models;
    private final List<String> above;

    PartLines(Place place, Models models, List<String> above) {
        this.place = place;
        this.models = models;
        this.above = above;
    }

    void part(List<String> words) throws Mistake {
        place.forget();
        boolean hashed = words.size() == 7 && words.get(5).equals("hash");
        boolean wellFormed = (words.size() == 5 || hashed)
                && words.get(2).equals("is")
                && words.get(3).equals("model");
        if (!wellFormed) {
            throw new Mistake("this line is 'part ID is model NAME' or 'part ID is model NAME hash HASH',"
                    + " as in part handle is model handle");
        }
        var id = id(words.get(1));
        var name = words.get(4);
        var flat = PartFlattening.flat(read(name), id);
        if (hashed && !SemanticHash.of(read(name)).equals(words.get(6))) {
            throw new Mistake("the model '" + LineWords.shortened(name) + "' is another than that of the hash");
        }
        if (!flat.currency().equals(place.draft.currency)) {
            throw new Mistake(
                    "the part '" + id + "' has prices in " + flat.currency() + "; a product has one currency");
        }
        add(flat);
        place.text = new TextDraft();
    }

    private Model read(String name) throws Mistake {
        if (above.contains(name) || name.equals(place.draft.id) && above.isEmpty()) {
            var way = new ArrayList<>(above.isEmpty() ? List.of(name) : above);
            way.add(name);
            throw new Mistake("a model cannot be a part of itself: " + String.join(" in ", way.reversed()));
        }
        if (above.size() >= DEEPEST) {
            throw new Mistake("models are nested deeper than " + DEEPEST);
        }
        var text = models.text(name);
        if (text.isEmpty()) {
            throw new Mistake("there is no model '" + LineWords.shortened(name) + "' to be a part");
        }
        var nested = new ArrayList<>(above);
        if (above.isEmpty() && place.draft.id != null) {
            nested.add(place.draft.id);
        }
        nested.add(name);
        return switch (new ModelTextReader(models, nested).read(text.get())) {
            case Accepted<Model>(Model model) -> model;
            case Refused<Model>(Refusal refusal) ->
                throw new Mistake("the model '" + LineWords.shortened(name) + "' was not read: "
                        + refusal.values().getOrDefault("reason", refusal.sentence()));
        };
    }

    private void add(Model flat) throws Mistake {
        if (place.draft.modules.size() + flat.modules().size() > MOST_MODULES) {
            throw new Mistake("the product has more than " + MOST_MODULES + " modules");
        }
        for (var module : flat.modules()) {
            if (place.draft.modules.containsKey(module.id())) {
                throw new Mistake("there is a module '" + module.id() + "' already");
            }
        }
        for (var module : flat.modules()) {
            place.draft.modules.put(module.id(), new ModuleDraft(module, true));
        }
        for (var group : flat.extras().groups()) {
            var draft = new ModelDraft.GroupDraft(group.id(), place.line, group.least(), group.most());
            draft.members.addAll(group.members());
            draft.name.texts.putAll(group.name().texts());
            place.draft.groups.put(group.id(), draft);
        }
        place.draft.parts.add(flat);
    }
}
