package org.wishwright.platform.catalog;

import java.time.LocalDate;
import java.util.Map;
import java.util.SequencedMap;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.compiled.Kept;
import org.wishwright.configuration.editing.Widget;
import org.wishwright.configuration.explain.Explainer;
import org.wishwright.configuration.fallback.Configurable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.PartyId;

/**
 * A version of a blueprint that is on sale, ready to answer.
 *
 * @param number counted from 1 in its blueprint; 0 for a preview
 * @param maker the organisation that sells and makes it
 * @param name of the product as it was published
 * @param engine compiled where that fits the budget, else by search
 * @param semanticHash over options, rules, prices, materials and routing
 * @param presentationHash over names and the words of rules
 * @param widgets how modules are offered, of those that say so
 */
public record PublishedVersion(
        VersionId id,
        BlueprintId blueprint,
        int number,
        PartyId maker,
        LocalText name,
        Model model,
        Configurable engine,
        Explainer explainer,
        String semanticHash,
        String presentationHash,
        Map<String, Widget> widgets) {

    public PublishedVersion {
        widgets = Map.copyOf(widgets);
    }

    public Vocabulary vocabulary() {
        return engine.vocabulary();
    }

    /** What is possible with some choices. */
    public Answer ask(Selection selection) {
        return engine.ask(selection);
    }

    /** As {@link Configurable#change}. */
    public Outcome<Kept> change(SequencedMap<String, String> choices, String module, String option) {
        return engine.change(choices, module, option);
    }

    /** How a module is offered, as {@code swatch}; empty where the maker does not say. */
    public String widget(String module) {
        var widget = widgets.get(module);
        return widget == null ? "" : widget.word();
    }

    /** Whether this is a draft's preview, to be looked at and not bought. */
    public boolean isPreview() {
        return number == 0;
    }

    /**
     * The whole product of these choices, checked and priced; refused as the engine refuses.
     *
     * @param day by which validity is judged, see {@link SaleDays}
     */
    public Outcome<Configuration> configuration(Map<String, String> choices, LocalDate day) {
        return engine.complete(choices, day);
    }

    /** Everything that can be had on a day; refused as {@code selection.nothing-on-sale} where that is nothing. */
    public Answer answer(LocalDate day) {
        var answer = ask(Selection.empty(vocabulary()).at(day));
        if (!answer.isValid()) {
            throw new RefusedException(Refusal.of(
                    "selection.nothing-on-sale",
                    "Nothing of this product can be had on " + day + "; look again on another day or ask its maker.",
                    "day",
                    day));
        }
        return answer;
    }
}
