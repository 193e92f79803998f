package org.wishwright.platform.wish.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.explain.Explanation;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.web.ConfiguratorView.MeasureView;
import org.wishwright.platform.wish.web.Stepping.Fault;
import org.wishwright.platform.wish.work.Configurator;
import org.wishwright.platform.wish.work.MeasureText;

/** The fields for numbers, each with what the other choices leave of its scale and the rules that took the rest. */
@Component
class MeasureViews {

    private final Configurator configurator;

    MeasureViews(Configurator configurator) {
        this.configurator = configurator;
    }

    List<MeasureView> of(
            PublishedVersion version,
            List<Module> shown,
            Map<String, String> choices,
            Answer answer,
            Map<String, Fault> faults) {
        var views = new ArrayList<MeasureView>();
        boolean first = true;
        for (var module : shown) {
            if (module.scale() != null) {
                var fault = faults.get(module.id());
                views.add(view(version, module, choices, answer, fault, first && fault != null));
                first &= fault == null;
            }
        }
        return views;
    }

    private MeasureView view(
            PublishedVersion version,
            Module module,
            Map<String, String> choices,
            Answer answer,
            @Nullable Fault fault,
            boolean first) {
        var scale = Objects.requireNonNull(module.scale());
        var chosen = choices.getOrDefault(module.id(), "");
        var possible = answer.remaining(module.id());
        boolean fine = module.kind() instanceof Kind.Number;
        int at = possible.indexOf(chosen);
        return new MeasureView(
                module.id(),
                module.name(),
                scale.unitName(),
                fault == null ? chosen : fault.typed(),
                possible.isEmpty() ? chosen : possible.getFirst(),
                possible.isEmpty() ? chosen : fine ? greatest(module, possible.getLast()) : possible.getLast(),
                scale.step().toPlainString(),
                fine ? beside(module, chosen, answer, -1) : neighbour(possible, at, -1),
                fine ? beside(module, chosen, answer, 1) : neighbour(possible, at, 1),
                module.help(),
                scale.unit().equals("in") ? "" : MeasureText.inches(chosen, scale),
                module.options().getFirst().id(),
                module.options().getLast().id(),
                narrowed(version, module, choices, possible),
                first,
                fault == null ? null : fault.refusal(),
                fault == null
                        ? List.of()
                        : fault.rules().stream().map(Rule::words).toList(),
                fault == null ? "" : fault.option(),
                version.widget(module.id()));
    }

    /** The rules that forbid the least and the greatest number of the scale, where they are not to be had. */
    private List<LocalText> narrowed(
            PublishedVersion version, Module module, Map<String, String> choices, List<String> possible) {
        var least = module.options().getFirst().id();
        var most = module.options().getLast().id();
        var rules = new LinkedHashSet<LocalText>();
        var others = new LinkedHashMap<>(choices);
        others.remove(module.id());
        for (var end : List.of(least, most)) {
            if (!possible.isEmpty() && !possible.contains(end)) {
                configurator
                        .explanation(version, others, module.id(), end)
                        .map(Explanation::rules)
                        .orElse(List.of())
                        .forEach(rule -> rules.add(rule.words()));
            }
        }
        return List.copyOf(rules);
    }

    /** The last number of a range: one step below the next range. */
    private static String greatest(Module module, String option) {
        var scale = Objects.requireNonNull(module.scale());
        int at = module.placed(option).orThrow().option();
        return at + 1 < module.options().size()
                ? plain(new BigDecimal(module.options().get(at + 1).id()).subtract(scale.step()))
                : scale.to().toPlainString();
    }

    private static String plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    /** The number a step further, where it can be had. */
    private static @Nullable String beside(Module module, String chosen, Answer answer, int step) {
        var scale = Objects.requireNonNull(module.scale());
        var next = chosen.isEmpty()
                ? scale.from()
                : new BigDecimal(chosen).add(scale.step().multiply(BigDecimal.valueOf(step)));
        if (next.compareTo(scale.from()) < 0 || next.compareTo(scale.to()) > 0) {
            return null;
        }
        int option = module.placed(plain(next)).orThrow().option();
        var best = answer.bestTotal(module.id(), module.options().get(option).id());
        return best.isEmpty() ? null : plain(next);
    }

    private static @Nullable String neighbour(List<String> possible, int at, int step) {
        int wanted = at < 0 ? possible.size() / 2 : at + step;
        return wanted >= 0 && wanted < possible.size() ? possible.get(wanted) : null;
    }
}
