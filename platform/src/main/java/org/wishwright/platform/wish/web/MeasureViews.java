package org.wishwright.platform.wish.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.web.ConfiguratorView.MeasureView;
import org.wishwright.platform.wish.web.Stepping.Fault;

/** The fields for numbers, each with what the other choices leave of its scale. */
final class MeasureViews {

    private MeasureViews() {}

    static List<MeasureView> of(
            PublishedVersion version,
            List<Module> shown,
            Map<String, String> choices,
            Answer answer,
            Map<String, Fault> faults) {
        return shown.stream()
                .filter(module -> module.scale() != null)
                .map(module -> view(module, choices.getOrDefault(module.id(), ""), answer, faults.get(module.id())))
                .toList();
    }

    private static MeasureView view(Module module, String chosen, Answer answer, @Nullable Fault fault) {
        var scale = Objects.requireNonNull(module.scale());
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
                fault == null ? null : fault.refusal(),
                fault == null
                        ? List.of()
                        : fault.rules().stream().map(Rule::words).toList(),
                fault == null ? "" : fault.option());
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
