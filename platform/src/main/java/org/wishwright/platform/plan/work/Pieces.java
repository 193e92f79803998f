package org.wishwright.platform.plan.work;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.ChoiceName;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.ModuleDemand;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.Production;
import org.wishwright.configuration.SemanticHash;
import org.wishwright.kernel.LocalText;
import org.wishwright.planning.RoutingStep;
import org.wishwright.platform.order.BodyChoices;
import org.wishwright.platform.plan.PieceName;
import org.wishwright.platform.plan.work.Explosion.Making;

/** The pieces of one model: what each option makes, worked out once, and how it varies with other choices. */
final class Pieces {

    private static final LocalText TO_MEASURE = new LocalText("en", Map.of("en", "to measure", "zh", "量身"));

    private final Map<String, Module> modules = new HashMap<>();
    private final Map<String, Map<String, Piece>> pieces = new HashMap<>();

    private record Piece(Module module, Option option, Production production, Making plain) {}

    private final Model model;
    /** Whether every piece follows from its option and what it varies with, so that nothing is worked out per configuration. */
    private final boolean simple;

    Pieces(Model model) {
        this.model = model;
        this.simple = model.modules().stream().allMatch(Pieces::isSimple);
        for (var module : model.modules()) {
            modules.put(module.id(), module);
            for (var option : module.options()) {
                var production = option.production();
                if (production != null && !production.steps().isEmpty()) {
                    pieces.computeIfAbsent(module.id(), _ -> new HashMap<>())
                            .put(option.id(), piece(module, option, production));
                }
            }
        }
    }

    private static boolean isSimple(Module module) {
        return module.service() == null
                && !module.isOpen()
                && module.options().stream()
                        .allMatch(o -> o.production() == null || o.production().isFlat());
    }

    private static Piece piece(Module module, Option option, Production production) {
        var routing = routing(production);
        var hash = SemanticHash.ofPiece(module.id(), option.id(), production, Map.of());
        var name = new PieceName(module.name(), option.name());
        return new Piece(module, option, production, new Making(module.id(), option.id(), name, hash, routing));
    }

    private static List<RoutingStep> routing(Production production) {
        return production.steps().stream()
                .map(s -> new RoutingStep(s.workCentre(), s.setupFamily(), s.setupSeconds(), s.runSeconds()))
                .toList();
    }

    /**
     * What a configuration makes, in the order of its choices; services are no pieces.
     *
     * @param choices one for every module
     */
    List<Making> makings(Map<String, String> choices) {
        return simple
                ? choices.entrySet().stream()
                        .map(choice -> making(choice.getKey(), choice.getValue(), choices))
                        .filter(Objects::nonNull)
                        .toList()
                : ModuleDemand.explode(model, choices).stream()
                        .filter(demand -> !demand.isService()
                                && !demand.production().steps().isEmpty())
                        .map(this::making)
                        .toList();
    }

    private Making making(ModuleDemand demand) {
        var module = Objects.requireNonNull(modules.get(demand.module()));
        var own = module.isOpen() ? demand.variant().get(module.id()) : null;
        var name = own == null ? option(module, demand.option()).name() : written(module, own);
        var others = new LinkedHashMap<>(demand.variant());
        others.remove(module.id());
        return new Making(
                demand.module(),
                demand.option(),
                new PieceName(module.name(), named(name, others)),
                demand.contentHash(),
                routing(demand.production()));
    }

    private static LocalText written(Module module, String own) {
        return BodyChoices.contains(module.id(), own) ? TO_MEASURE : inLanguages(module.name(), own);
    }

    private static LocalText inLanguages(LocalText languages, String text) {
        var texts = new TreeMap<String, String>();
        languages.texts().keySet().forEach(language -> texts.put(language, text));
        return new LocalText(languages.sourceLanguage(), texts);
    }

    /** @return null where choosing the option makes nothing */
    @Nullable
    Making making(String module, String option, Map<String, String> choices) {
        var piece = pieces.getOrDefault(module, Map.of()).get(option);
        if (piece == null || piece.production().varies().isEmpty()) {
            return piece == null ? null : piece.plain();
        }
        var variant = piece.production().variant(choices);
        var hash = SemanticHash.ofPiece(module, option, piece.production(), variant);
        var name = new PieceName(piece.module().name(), named(piece.option().name(), variant));
        return new Making(module, option, name, hash, piece.plain().routing());
    }

    /**
     * The option, then what else the piece differs by: a number needs its measure's name, other options speak for themselves. Measures
     * of a body stand in no name: whoever cuts by them opens them with the work order.
     */
    private LocalText named(LocalText option, Map<String, String> variant) {
        var named = option;
        if (!BodyChoices.of(variant).isEmpty()) {
            named = joined(named, " · ", TO_MEASURE);
        }
        for (var choice : BodyChoices.without(variant).entrySet()) {
            var module = Objects.requireNonNull(modules.get(choice.getKey()));
            var chosen = ChoiceName.of(module, choice.getValue());
            named = joined(named, " · ", module.scale() == null ? chosen : joined(module.name(), " ", chosen));
        }
        return named;
    }

    private static Option option(Module module, String id) {
        return module.options().stream()
                .filter(option -> option.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** In the languages of the first; a text that lacks one stands in its own. */
    private static LocalText joined(LocalText first, String between, LocalText second) {
        var texts = new TreeMap<String, String>();
        first.texts().forEach((language, text) -> {
            var other = second.texts().getOrDefault(language, second.source());
            texts.put(language, text + between + other);
        });
        return new LocalText(first.sourceLanguage(), texts);
    }
}
