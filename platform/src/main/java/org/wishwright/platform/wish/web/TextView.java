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
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.web.Stepping.Fault;

/**
 * The field of a short text.
 *
 * @param help in the maker's words; null where she says nothing
 * @param value as chosen or typed
 * @param chosen whether something is chosen, be it to leave it empty
 * @param shortest and {@code longest}: how many characters the other choices leave, as readers count them
 * @param letters which may be written, as words of the model text
 * @param longestCosts what the longest text costs more than the cheapest product now; null where it is not to be had
 * @param refusal what is wrong with the text typed; {@code rules} where it does not go with other choices
 */
public record TextView(
        String id,
        LocalText name,
        @Nullable LocalText help,
        String value,
        boolean chosen,
        String shortest,
        String longest,
        String letters,
        @Nullable Money longestCosts,
        @Nullable Refusal refusal,
        List<LocalText> rules) {

    public boolean faulty() {
        return refusal != null || !rules.isEmpty();
    }

    static List<TextView> of(
            PublishedVersion version,
            List<Module> shown,
            Map<String, String> choices,
            Answer answer,
            Map<String, Fault> faults) {
        var views = new ArrayList<TextView>();
        for (var module : shown) {
            if (module.kind() instanceof Kind.Text(Lettering lettering)) {
                views.add(view(version, module, lettering, choices, answer, faults.get(module.id())));
            }
        }
        return views;
    }

    private static TextView view(
            PublishedVersion version,
            Module module,
            Lettering lettering,
            Map<String, String> choices,
            Answer answer,
            @Nullable Fault fault) {
        var possible = answer.remaining(module.id());
        var longest = possible.isEmpty() ? String.valueOf(lettering.longest()) : possible.getLast();
        var dearest = possible.isEmpty() ? null : dearest(version, module, answer, longest);
        return new TextView(
                module.id(),
                module.name(),
                module.help(),
                fault == null ? choices.getOrDefault(module.id(), "") : fault.typed(),
                choices.containsKey(module.id()),
                possible.isEmpty() ? String.valueOf(lettering.shortest()) : possible.getFirst(),
                longest,
                lettering.words(),
                dearest,
                fault == null ? null : fault.refusal(),
                fault == null ? List.of() : fault.rules().stream().map(Rule::words).toList());
    }

    private static @Nullable Money dearest(PublishedVersion version, Module module, Answer answer, String longest) {
        long more = answer.bestTotal(module.id(), longest).orElseThrow()
                - answer.priceMin().orElseThrow();
        return new Money(more, version.model().currency());
    }
}
