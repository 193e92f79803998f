package org.wishwright.platform.wish.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.explain.Explanation;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.SaleDays;
import org.wishwright.platform.catalog.VersionId;

/** Judges, completes and explains selections of published versions. Holds no state: each question carries its choices. */
@Service
public class Configurator {

    private static final int MOST_EXPLAINED = 3;

    private final Catalog catalog;
    private final SaleDays days;

    Configurator(Catalog catalog, SaleDays days) {
        this.catalog = catalog;
        this.days = days;
    }

    public PublishedVersion version(VersionId version) {
        return catalog.shown(version);
    }

    /** The version that replaced this one on sale; empty while it is the newest. */
    public Optional<VersionId> newer(PublishedVersion version) {
        return version.isPreview()
                ? Optional.empty()
                : catalog.current(version.blueprint()).filter(current -> !current.equals(version.id()));
    }

    /** The choices as a selection of this version, as of today; refused as {@code selection.unknown-option}. */
    public Selection selection(PublishedVersion version, Map<String, String> choices) {
        var vocabulary = version.vocabulary();
        if (choices.size() > vocabulary.size()) {
            throw new RefusedException(Refusal.of(
                    "selection.unknown-option",
                    "This product has " + vocabulary.size() + " modules; choose for those only.",
                    "field",
                    "choices"));
        }
        return Selection.of(vocabulary, choices).orThrow().at(days.today(version));
    }

    /**
     * What is possible with these choices; refused as {@code selection.incompatible}, naming the first choice that does not go with
     * those before it and the rules in the way.
     */
    public Answer answer(PublishedVersion version, Map<String, String> choices) {
        var answer = version.ask(selection(version, choices));
        if (!answer.isValid()) {
            throw new RefusedException(incompatible(version, List.copyOf(choices.entrySet())));
        }
        return answer;
    }

    /** The cheapest whole product with these choices; refused as {@link #answer} does. */
    public Configuration completion(PublishedVersion version, Map<String, String> choices) {
        return answer(version, choices).cheapestCompletion().orElseThrow();
    }

    /** Why the option is not to be had with the choices; empty where it is. */
    public Optional<Explanation> explanation(
            PublishedVersion version, Map<String, String> choices, String module, String option) {
        var selection = selection(version, choices);
        selection(version, Map.of(module, option));
        return version.explainer().blockers(selection, module, option);
    }

    /** A selection with everything taken out that could not stay. */
    public record Settled(Map<String, String> choices, Answer answer, List<Dropped> dropped) {}

    /**
     * A choice that could not stay.
     *
     * @param known whether the product has this option at all
     * @param rules that forbid it together with what stayed; empty where it is not known or there were too many to explain
     */
    public record Dropped(String module, String option, boolean known, List<Rule> rules) {}

    /** Takes the choices one after the other and leaves out each that is unknown or does not go with those kept before it. */
    public Settled settle(PublishedVersion version, Map<String, String> wanted) {
        var dropped = new ArrayList<Dropped>();
        var known = new LinkedHashMap<>(wanted);
        known.entrySet().removeIf(choice -> {
            boolean unknown = !Selection.of(version.vocabulary(), Map.of(choice.getKey(), choice.getValue()))
                    .isAccepted();
            if (unknown) {
                dropped.add(new Dropped(choice.getKey(), choice.getValue(), false, List.of()));
            }
            return unknown;
        });
        var answer = version.ask(selection(version, known));
        return answer.isValid() ? new Settled(known, answer, dropped) : oneByOne(version, known, dropped);
    }

    private Settled oneByOne(PublishedVersion version, Map<String, String> known, List<Dropped> dropped) {
        var kept = new LinkedHashMap<String, String>();
        var selection = selection(version, kept);
        var answer = version.answer(days.today(version));
        for (var choice : known.entrySet()) {
            var tried = selection.with(choice.getKey(), choice.getValue()).orThrow();
            var next = version.ask(tried);
            if (next.isValid()) {
                selection = tried;
                answer = next;
                kept.put(choice.getKey(), choice.getValue());
            } else {
                var rules = dropped.size() < MOST_EXPLAINED
                        ? version.explainer()
                                .blockers(selection, choice.getKey(), choice.getValue())
                                .map(Explanation::rules)
                                .orElse(List.of())
                        : List.<Rule>of();
                dropped.add(new Dropped(choice.getKey(), choice.getValue(), true, rules));
            }
        }
        return new Settled(kept, answer, dropped);
    }

    /** Fewer choices never fit worse, so the first that does not fit is found by halving. */
    private Refusal incompatible(PublishedVersion version, List<Map.Entry<String, String>> choices) {
        version.answer(days.today(version));
        int fits = 0;
        int fails = choices.size();
        while (fails - fits > 1) {
            int middle = (fits + fails) >>> 1;
            if (version.ask(selection(version, first(choices, middle))).isValid()) {
                fits = middle;
            } else {
                fails = middle;
            }
        }
        var culprit = choices.get(fits);
        var rules = version.explainer()
                .blockers(selection(version, first(choices, fits)), culprit.getKey(), culprit.getValue())
                .map(Explanation::rules)
                .orElse(List.of());
        return Refusal.of(
                "selection.incompatible",
                "The option '" + culprit.getValue() + "' of '" + culprit.getKey()
                        + "' does not go with the other choices: " + words(rules) + " Change one of them.",
                "field",
                culprit.getKey(),
                "module",
                culprit.getKey(),
                "option",
                culprit.getValue(),
                "rules",
                rules.stream().map(Rule::id).collect(Collectors.joining(", ")));
    }

    private static String words(List<Rule> rules) {
        return rules.stream().map(rule -> rule.words().source()).collect(Collectors.joining("; ", "", "."));
    }

    private static Map<String, String> first(List<Map.Entry<String, String>> choices, int number) {
        var map = new LinkedHashMap<String, String>();
        choices.subList(0, number).forEach(choice -> map.put(choice.getKey(), choice.getValue()));
        return map;
    }
}
