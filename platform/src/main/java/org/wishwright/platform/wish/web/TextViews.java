package org.wishwright.platform.wish.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Lettering;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.platform.wish.web.ConfiguratorView.TextView;
import org.wishwright.platform.wish.web.Stepping.Fault;

/** The fields for short texts, each with how many characters the other choices leave. */
final class TextViews {

    private TextViews() {}

    static List<TextView> of(
            List<Module> shown, Map<String, String> choices, Answer answer, Map<String, Fault> faults) {
        var views = new ArrayList<TextView>();
        for (var module : shown) {
            if (module.kind() instanceof Kind.Text(Lettering lettering)) {
                views.add(view(module, lettering, choices.get(module.id()), answer, faults.get(module.id())));
            }
        }
        return views;
    }

    private static TextView view(
            Module module, Lettering lettering, @Nullable String chosen, Answer answer, @Nullable Fault fault) {
        var lengths = answer.remaining(module.id()).stream()
                .mapToInt(Integer::parseInt)
                .summaryStatistics();
        var value = fault == null ? chosen == null ? "" : chosen : fault.typed();
        return new TextView(
                module.id(),
                module.name(),
                value,
                Lettering.length(value),
                lengths.getMin(),
                lengths.getMax(),
                lettering.alphabets().stream().map(Lettering.Alphabet::word).toList(),
                lettering.others(),
                lengths.getMin() == 0,
                chosen != null && chosen.isEmpty(),
                fault == null ? null : fault.refusal(),
                fault == null
                        ? List.of()
                        : fault.rules().stream().map(Rule::words).toList());
    }
}
