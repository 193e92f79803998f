package org.wishwright.platform.catalog.picture;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Option;

/** The modules and options that a picture may speak about. */
public final class Words {

    private final Map<String, Set<String>> options = new HashMap<>();

    public Words(Model model) {
        model.modules()
                .forEach(module -> options.put(
                        module.id(),
                        module.options().stream().map(Option::id).collect(Collectors.toUnmodifiableSet())));
    }

    /** Why something in the picture cannot be used. */
    public static final class Mistake extends Exception {
        private static final long serialVersionUID = 1L;

        Mistake(String reason) {
            super(reason, null, false, false);
        }

        public String reason() {
            return String.valueOf(getMessage());
        }
    }

    public void check(String module) throws Mistake {
        if (!options.containsKey(module)) {
            throw new Mistake("the model has no module '" + module + "'");
        }
    }

    public void check(String module, String option) throws Mistake {
        check(module);
        if (!options.getOrDefault(module, Set.of()).contains(option)) {
            throw new Mistake("the module '" + module + "' has no option '" + option + "'");
        }
    }
}
