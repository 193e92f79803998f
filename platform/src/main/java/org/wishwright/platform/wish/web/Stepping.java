package org.wishwright.platform.wish.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Module.Placed;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.explain.Explanation;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.work.Configurator;
import org.wishwright.platform.wish.work.MeasureText;

/** What a press of a button in the configurator, and the numbers typed there, make of the choices. */
@Component
class Stepping {

    static final String TYPED = "v_";
    private static final int MOST_LET_GO = 8;

    private final Configurator configurator;

    Stepping(Configurator configurator) {
        this.configurator = configurator;
    }

    /**
     * @param faults by module, what was typed there and could not be taken
     * @param upload {@code module=code} of a file that was not taken; empty where none was refused
     */
    record Stepped(Map<String, String> choices, Past past, Map<String, Fault> faults, String upload) {}

    /**
     * A number that could not be taken.
     *
     * @param refusal why it is no number of this measure; null where it is one and the rules forbid it
     * @param option the number as an option; empty where it is none
     */
    record Fault(String typed, @Nullable Refusal refusal, String option, List<Rule> rules) {}

    Stepped step(PublishedVersion version, ConfiguratorAddress asked, Map<String, String[]> parameters) {
        if (parameters.containsKey("undo")) {
            var past = asked.past();
            return new Stepped(past.undone(asked.choices()), past.beforeUndone(asked.choices()), Map.of(), "");
        }
        var after = new LinkedHashMap<>(asked.choices());
        var choose = Pressed.of(parameters, "choose");
        var faults = typed(version, after, choose, parameters);
        if (choose != null) {
            after.remove(choose.module()); // chosen anew, it is the last choice
            after.put(choose.module(), choose.option());
        }
        faults.putAll(Picks.take(version, after, parameters));
        var clear = ConfiguratorAddress.last(parameters, "clear");
        after.remove(clear);
        Picks.clear(version.model(), clear, after);
        if (parameters.containsKey("clear-all")) {
            after.clear();
        }
        var take = Pressed.of(parameters, "take");
        if (take != null) {
            take(version, after, take);
            faults.remove(take.module());
        }
        if (parameters.containsKey("complete")) {
            complete(version, after);
        }
        return new Stepped(
                after,
                asked.past().with(asked.choices(), after),
                faults,
                ConfiguratorAddress.last(parameters, "f"));
    }

    /** Whether a button was pressed that leads to other choices. */
    static boolean acted(Map<String, String[]> parameters) {
        return parameters.keySet().stream()
                .anyMatch(name -> List.of("choose", "clear", "clear-all", "undo", "take", "complete")
                                .contains(name)
                        || name.startsWith(TYPED)
                        || name.startsWith(Picks.FIELD));
    }

    /** The value {@code module=option} of a button. */
    record Pressed(String module, String option) {

        static @Nullable Pressed of(Map<String, String[]> parameters, String name) {
            var value = ConfiguratorAddress.last(parameters, name);
            int equals = value.indexOf('=');
            return equals < 1 ? null : new Pressed(value.substring(0, equals), value.substring(equals + 1));
        }
    }

    private Map<String, Fault> typed(
            PublishedVersion version,
            LinkedHashMap<String, String> choices,
            @Nullable Pressed choose,
            Map<String, String[]> parameters) {
        var faults = new LinkedHashMap<String, Fault>();
        for (var module : version.model().modules()) {
            var scale = module.scale();
            boolean sent = parameters.containsKey(TYPED + module.id());
            boolean text = module.kind() instanceof Kind.Text;
            if (scale == null && !text || !sent || choose != null && choose.module().equals(module.id())) {
                continue;
            }
            var typed =
                    ConfiguratorAddress.last(parameters, TYPED + module.id()).strip();
            if (typed.isEmpty()) {
                choices.remove(module.id());
            } else if (!typed.equals(choices.get(module.id()))) {
                var fault = take(version, choices, module, typed);
                if (fault != null) {
                    faults.put(module.id(), fault);
                }
            }
        }
        return faults;
    }

    private @Nullable Fault take(
            PublishedVersion version, Map<String, String> choices, Module module, String typed) {
        var scale = module.scale();
        var read = scale == null ? module.placed(typed).map(Placed::choice) : MeasureText.option(typed, scale);
        return switch (read) {
            case Refused<String>(Refusal refusal) -> new Fault(bounded(typed), refusal, "", List.of());
            case Accepted<String>(String option) -> {
                var others = new LinkedHashMap<>(choices);
                others.remove(module.id());
                var kept = configurator.settle(version, others);
                int at = module.placed(option).orThrow().option();
                if (kept.answer()
                        .bestTotal(module.id(), module.options().get(at).id())
                        .isEmpty()) {
                    var rules = configurator
                            .explanation(version, kept.choices(), module.id(), option)
                            .map(Explanation::rules)
                            .orElse(List.of());
                    yield new Fault(bounded(typed), null, option, rules);
                }
                choices.remove(module.id());
                choices.put(module.id(), option);
                yield null;
            }
        };
    }

    /** Chooses what is blocked and lets go of the choices in its way. */
    private void take(PublishedVersion version, LinkedHashMap<String, String> choices, Pressed wanted) {
        var kept = new LinkedHashMap<>(configurator.settle(version, choices).choices());
        kept.remove(wanted.module());
        for (int i = 0; i < MOST_LET_GO; i++) {
            var inTheWay = configurator
                    .explanation(version, kept, wanted.module(), wanted.option())
                    .map(Explanation::choices)
                    .orElse(Map.of());
            if (inTheWay.isEmpty()) {
                break;
            }
            kept.keySet().removeAll(inTheWay.keySet());
        }
        choices.clear();
        choices.putAll(kept);
        choices.put(wanted.module(), wanted.option());
    }

    /** As cheap as possible; what is measured on her body nobody can complete for her. */
    private void complete(PublishedVersion version, Map<String, String> choices) {
        var whole = configurator.settle(version, choices).answer().cheapestCompletion();
        whole.ifPresent(complete -> version.model().modules().stream()
                .filter(module -> module.scale() == null)
                .forEach(module -> {
                    var option = complete.choices().get(module.id());
                    if (option != null && !isHers(module, option)) {
                        choices.putIfAbsent(module.id(), option);
                    }
                }));
    }

    /** What she alone can say: the letters of a text, a file of hers. */
    private static boolean isHers(Module module, String choice) {
        return module.kind() instanceof Kind.Text && !choice.isEmpty()
                || module.kind() instanceof Kind.Upload && !choice.equals(Module.NONE);
    }

    private static String bounded(String typed) {
        return typed.substring(0, Math.min(typed.length(), MeasureText.LONGEST));
    }
}
