package org.wishwright.platform.wish.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.work.Configurator;

/**
 * Why options are blocked, in the maker's words, for all that a page shows. An explanation searches the rules anew, so a large
 * product has its reasons on demand only.
 */
@Component
class Reasons {

    private static final int MOST_MODULES = 60;
    private static final int MOST_REASONS = 60;

    private final Configurator configurator;

    Reasons(Configurator configurator) {
        this.configurator = configurator;
    }

    /** @return by {@code module=option}; missing where it was not worked out or the rule has no words */
    Map<String, LocalText> of(
            PublishedVersion version, Map<String, String> choices, Answer answer, List<Module> shown, int options) {
        var reasons = new HashMap<String, LocalText>();
        if (version.model().modules().size() > MOST_MODULES) {
            return reasons;
        }
        for (var module : shown) {
            for (var option : module.options()
                    .subList(0, Math.min(options, module.options().size()))) {
                if (module.scale() == null
                        && !module.isOpen()
                        && reasons.size() < MOST_REASONS
                        && answer.bestTotal(module.id(), option.id()).isEmpty()) {
                    configurator
                            .explanation(version, choices, module.id(), option.id())
                            .flatMap(why -> why.rules().stream().findFirst())
                            .ifPresent(rule -> reasons.put(module.id() + "=" + option.id(), rule.words()));
                }
            }
        }
        return reasons;
    }
}
