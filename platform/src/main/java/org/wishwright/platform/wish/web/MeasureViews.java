package org.wishwright.platform.wish.web;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
                .map(module -> view(
                        module,
                        choices.getOrDefault(module.id(), ""),
                        answer,
                        faults.get(module.id()),
                        version.widget(module.id())))
                .toList();
    }

    private static MeasureView view(
            Module module, String chosen, Answer answer, @Nullable Fault fault, String widget) {
        var scale = Objects.requireNonNull(module.scale());
        var possible = answer.remaining(module.id());
        int at = possible.indexOf(chosen);
        return new MeasureView(
                module.id(),
                module.name(),
                scale.unitName(),
                fault == null ? chosen : fault.typed(),
                possible.isEmpty() ? chosen : possible.getFirst(),
                possible.isEmpty() ? chosen : possible.getLast(),
                scale.step().toPlainString(),
                neighbour(possible, at, -1),
                neighbour(possible, at, 1),
                fault == null ? null : fault.refusal(),
                fault == null
                        ? List.of()
                        : fault.rules().stream().map(Rule::words).toList(),
                fault == null ? "" : fault.option(),
                widget);
    }

    private static @Nullable String neighbour(List<String> possible, int at, int step) {
        int wanted = at < 0 ? possible.size() / 2 : at + step;
        return wanted >= 0 && wanted < possible.size() ? possible.get(wanted) : null;
    }
}
