package org.wishwright.configuration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One piece to be made, or one service to be performed, for one configuration.
 *
 * @param option id of the option; of a text its length, with the text itself in the variant
 * @param production what it takes, its lines worked out for this configuration
 * @param variant the choices by which the piece differs, module to choice
 * @param contentHash lower-case hex SHA-256 over module, option, materials, routing and variant: equal hash, identical piece, so
 *     that demands of different orders and configurations go into one batch
 * @param service code of the party that performs it; null for a piece that is made
 */
public record ModuleDemand(
        String module,
        String option,
        Production production,
        Map<String, String> variant,
        String contentHash,
        @Nullable String service) {

    /** Of a piece. */
    public ModuleDemand(
            String module, String option, Production production, Map<String, String> variant, String contentHash) {
        this(module, option, production, variant, contentHash, null);
    }

    public boolean isService() {
        return service != null;
    }

    /** Flat demands in the order of the modules; options without production make no piece. */
    public static List<ModuleDemand> explode(Configuration configuration) {
        return explode(configuration.model(), configuration.choices());
    }

    /**
     * As {@link #explode(Configuration)}.
     *
     * @param choices a complete configuration of the model
     */
    public static List<ModuleDemand> explode(Model model, Map<String, String> choices) {
        var facts = new Facts(model, choices);
        var demands = new ArrayList<ModuleDemand>();
        for (var module : model.modules()) {
            var option = facts.option(module);
            var production = option.production();
            if (module.service() != null) {
                service(module, option, choices, demands);
            } else if (production != null) {
                var flat = production.flat(facts::chosen, facts::number);
                var variant = variant(module, flat, choices);
                var hash = SemanticHash.ofPiece(module.id(), option.id(), flat, variant);
                demands.add(new ModuleDemand(module.id(), option.id(), flat, variant, hash));
            }
        }
        return List.copyOf(demands);
    }

    private static void service(Module module, Option option, Map<String, String> choices, List<ModuleDemand> demands) {
        if (option.id().equals(Module.NONE) || option.id().equals(Module.NO)) {
            return;
        }
        var production = option.production();
        var nothing = new Production(List.of(), List.of(), production == null ? List.of() : production.varies());
        var variant = variant(module, nothing, choices);
        var party = Objects.requireNonNull(module.service());
        var hash = SemanticHash.ofService(module.id(), option.id(), party, variant);
        demands.add(new ModuleDemand(module.id(), option.id(), nothing, variant, hash, party));
    }

    /** What is written or printed on a piece makes it another. */
    private static Map<String, String> variant(Module module, Production production, Map<String, String> choices) {
        var others = production.variant(choices);
        if (!module.isOpen()) {
            return others;
        }
        var variant = new LinkedHashMap<String, String>();
        variant.put(module.id(), Objects.requireNonNull(choices.get(module.id())));
        variant.putAll(others);
        return Collections.unmodifiableMap(variant);
    }

    /** What holds of a complete configuration. */
    private static final class Facts {
        private final Map<String, Module> modules = new HashMap<>();
        private final Map<String, String> choices;

        Facts(Model model, Map<String, String> choices) {
            this.choices = choices;
            model.modules().forEach(module -> modules.put(module.id(), module));
        }

        Option option(Module module) {
            var choice = choices.get(module.id());
            if (choice == null) {
                throw new IllegalArgumentException("Nothing is chosen for " + module.id());
            }
            return module.options().get(module.placed(choice).orThrow().option());
        }

        boolean chosen(Formula.Atom atom) {
            var module = modules.get(atom.module());
            if (module == null) {
                throw new IllegalArgumentException("There is no module " + atom.module());
            }
            return module.kind() instanceof Kind.Number
                    ? atom.option().equals(choices.get(atom.module()))
                    : option(module).id().equals(atom.option());
        }

        /** A fine number counts exactly, not as the least of its range. */
        BigDecimal number(String id) {
            var module = Objects.requireNonNull(modules.get(id));
            var choice = Objects.requireNonNull(choices.get(id));
            var number = module.kind() instanceof Kind.Number
                    ? new BigDecimal(choice)
                    : module.number(option(module).id());
            return Objects.requireNonNull(number);
        }
    }
}
