package org.wishwright.platform.wish.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.wish.web.SelectionBodies.Amount;
import org.wishwright.platform.wish.web.SelectionBodies.CompletionAnswer;
import org.wishwright.platform.wish.web.SelectionBodies.CompletionRequest;
import org.wishwright.platform.wish.web.SelectionBodies.ExplanationAnswer;
import org.wishwright.platform.wish.web.SelectionBodies.ExplanationRequest;
import org.wishwright.platform.wish.web.SelectionBodies.RuleWords;
import org.wishwright.platform.wish.web.SelectionBodies.SelectionAnswer;
import org.wishwright.platform.wish.web.SelectionBodies.SelectionRequest;
import org.wishwright.platform.wish.work.Configurator;

/** Selections of published versions as JSON: open to everyone, without state; each request carries its choices. */
@RestController
@RequestMapping("/api/v1/versions/{version}")
class SelectionApi {

    private static final List<String> USUAL = List.of("prices", "approx", "domains");
    private static final Set<String> KNOWN = Set.of("prices", "approx", "count", "domains", "best");

    private final Configurator configurator;

    SelectionApi(Configurator configurator) {
        this.configurator = configurator;
    }

    @PostMapping("/selection")
    SelectionAnswer select(@PathVariable UUID version, @RequestBody SelectionRequest request) {
        var published = configurator.version(new VersionId(version));
        var fields = fields(request.fields());
        var choices = orEmpty(request.choices());
        var answer = configurator.answer(published, choices);
        boolean known = answer.isExhaustive(); // by search, counts and best totals only once all is chosen
        boolean prices = fields.contains("prices");
        boolean count = known && fields.contains("count");
        boolean domains = fields.contains("domains");
        var remaining = domains ? remaining(published, answer) : null;
        return new SelectionAnswer(
                true,
                prices ? proved(published, answer.priceMin(), answer.priceFloor()) : null,
                prices ? proved(published, answer.priceMax(), answer.priceCeiling()) : null,
                count ? answer.count().toString() : null,
                known && (count || fields.contains("approx")) ? finite(answer.countApprox()) : null,
                remaining,
                known && fields.contains("best") ? best(published, answer) : null,
                remaining == null ? null : forced(published, remaining, choices),
                newer(published));
    }

    @PostMapping("/completion")
    CompletionAnswer complete(@PathVariable UUID version, @RequestBody CompletionRequest request) {
        var published = configurator.version(new VersionId(version));
        var whole = configurator.completion(published, orEmpty(request.choices()));
        return new CompletionAnswer(whole.choices(), Amount.of(whole.total()), whole.hash(), newer(published));
    }

    @PostMapping("/explanation")
    ExplanationAnswer explain(@PathVariable UUID version, @RequestBody ExplanationRequest request, Locale language) {
        var published = configurator.version(new VersionId(version));
        var module = named("module", request.module());
        var option = named("option", request.option());
        return configurator
                .explanation(published, orEmpty(request.choices()), module, option)
                .map(why -> new ExplanationAnswer(
                        why.rules().stream()
                                .map(rule ->
                                        new RuleWords(rule.id(), rule.words().in(language)))
                                .toList(),
                        why.choices()))
                .orElse(new ExplanationAnswer(List.of(), Map.of()));
    }

    private static List<String> fields(@Nullable List<String> asked) {
        if (asked == null) {
            return USUAL;
        }
        if (!KNOWN.containsAll(asked)) {
            throw new RefusedException(Refusal.of(
                    "selection.field-unknown",
                    "The fields are prices, approx, count, domains and best; ask for some of them.",
                    "field",
                    "fields"));
        }
        return asked;
    }

    static Map<String, String> orEmpty(@Nullable Map<String, String> choices) {
        if (choices == null) {
            return Map.of();
        }
        if (choices.containsValue(null)) {
            throw new RefusedException(Refusal.of(
                    "selection.unknown-option",
                    "A module's option is null; leave the module out instead.",
                    "field",
                    "choices"));
        }
        return choices;
    }

    static String named(String field, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw new RefusedException(
                    Refusal.of("request.field-missing", "The field '" + field + "' is missing.", "field", field));
        }
        return value;
    }

    private static Map<String, List<String>> remaining(PublishedVersion version, Answer answer) {
        var remaining = new LinkedHashMap<String, List<String>>();
        version.model().modules().forEach(module -> remaining.put(module.id(), answer.remaining(module.id())));
        return remaining;
    }

    private static Map<String, String> forced(
            PublishedVersion version, Map<String, List<String>> remaining, Map<String, String> choices) {
        var forced = new LinkedHashMap<String, String>();
        for (var module : version.model().modules()) {
            var options = remaining.getOrDefault(module.id(), List.of());
            if (options.size() == 1 && !choices.containsKey(module.id())) {
                only(module, options.getFirst()).ifPresent(choice -> forced.put(module.id(), choice));
            }
        }
        return forced;
    }

    /** The one choice that an option allows; letters and files are hers, and a range has many numbers. */
    private static Optional<String> only(Module module, String option) {
        return switch (module.kind()) {
            case Kind.Choice _, Kind.Switch _ -> Optional.of(option);
            case Kind.Number _ -> Optional.empty();
            case Kind.Text _ -> option.equals("0") ? Optional.of("") : Optional.empty();
            case Kind.Upload _ -> option.equals(Module.NONE) ? Optional.of(option) : Optional.empty();
        };
    }

    private static Map<String, Map<String, Long>> best(PublishedVersion version, Answer answer) {
        var best = new LinkedHashMap<String, Map<String, Long>>();
        for (var module : version.model().modules().stream().map(Module::id).toList()) {
            var totals = new LinkedHashMap<String, Long>();
            for (var option : new ArrayList<>(answer.remaining(module))) {
                answer.bestTotal(module, option).ifPresent(total -> totals.put(option, total));
            }
            best.put(module, totals);
        }
        return best;
    }

    /** JSON has no infinity. */
    private static double finite(double number) {
        return Math.min(number, Double.MAX_VALUE);
    }

    /** Null where a search ended before it was sure of the total. */
    private static @Nullable Amount proved(PublishedVersion version, OptionalLong total, OptionalLong bound) {
        return total.equals(bound)
                ? Amount.of(new Money(total.orElseThrow(), version.model().currency()))
                : null;
    }

    private @Nullable String newer(PublishedVersion version) {
        return configurator.newer(version).map(VersionId::toString).orElse(null);
    }
}
