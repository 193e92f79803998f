package org.wishwright.platform.wish.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.ModuleDemand;
import org.wishwright.configuration.Production.Step;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.compiled.Weights;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.Popularity;

/** Chooses what is still open for somebody: as cheaply as can be, as most people do, or with the least work. */
@Service
public class Completing {

    private final ObjectProvider<Popularity> popularity;

    Completing(ObjectProvider<Popularity> popularity) {
        this.popularity = popularity;
    }

    /**
     * The choices with what was open filled in, in the maker's order. What is measured or written by a person stays open: nobody can
     * complete that for her.
     *
     * @param answer to the choices, valid
     */
    public Map<String, String> complete(PublishedVersion version, Map<String, String> choices, Answer answer, Way way) {
        var completed = new LinkedHashMap<>(choices);
        whole(version, answer, way)
                .ifPresent(whole -> version.model().modules().stream()
                        .filter(module -> isFree(module, whole.choices().getOrDefault(module.id(), "")))
                        .forEach(module -> completed.putIfAbsent(
                                module.id(), whole.choices().getOrDefault(module.id(), ""))));
        return completed;
    }

    /** Whether this choice may be made for somebody. */
    public static boolean isFree(Module module, String choice) {
        return module.scale() == null && (!module.isOpen() || choice.isEmpty() || choice.equals(Module.NONE));
    }

    private Optional<Configuration> whole(PublishedVersion version, Answer answer, Way way) {
        return switch (way) {
            case CHEAPEST -> answer.cheapestCompletion();
            case POPULAR -> popular(version, answer);
            case FASTEST -> fastest(version, answer);
        };
    }

    private Optional<Configuration> popular(PublishedVersion version, Answer answer) {
        var learned = popularity.getIfAvailable();
        return Optional.ofNullable(learned).flatMap(known -> known.of(version)).flatMap(answer::bestCompletion);
    }

    /** Whether enough was ordered to say what most people choose. */
    public boolean knowsPopular(PublishedVersion version) {
        var learned = popularity.getIfAvailable();
        return learned != null && learned.of(version).isPresent();
    }

    /** Lines that depend on other choices are weighed as if they held; what is then not faster than the cheapest is not taken. */
    private static Optional<Configuration> fastest(PublishedVersion version, Answer answer) {
        var weights = Weights.of(version.vocabulary(), (module, option) -> -seconds(version, module, option));
        var candidates = new ArrayList<Configuration>();
        answer.bestCompletion(weights).ifPresent(candidates::add);
        answer.cheapestCompletion().ifPresent(candidates::add);
        return candidates.stream().min(Comparator.comparingLong(Completing::seconds));
    }

    private static long seconds(PublishedVersion version, String module, String option) {
        int m = version.vocabulary().indexOf(module);
        if (m >= version.model().modules().size()) {
            return 0; // the period of sale, which nobody makes
        }
        int o = version.vocabulary().indexOf(m, option);
        var production = version.model().modules().get(m).options().get(o).production();
        return production == null ? 0 : seconds(production.steps());
    }

    /** Work on one whole product, without setups. */
    static long seconds(Configuration whole) {
        return ModuleDemand.explode(whole).stream()
                .mapToLong(demand -> seconds(demand.production().steps()))
                .sum();
    }

    private static long seconds(List<Step> steps) {
        return steps.stream().mapToLong(Step::runSeconds).sum();
    }
}
