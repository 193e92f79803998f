package org.wishwright.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One piece to be made for one configuration.
 *
 * @param variant the choices of other modules by which the piece differs, module to option
 * @param contentHash lower-case hex SHA-256 over module, option, materials, routing and variant: equal hash, identical piece, so
 *     that demands of different orders and configurations go into one batch
 */
public record ModuleDemand(
        String module, String option, Production production, Map<String, String> variant, String contentHash) {

    /** Flat demands in the order of the modules; options without production make no piece. */
    public static List<ModuleDemand> explode(Configuration configuration) {
        var demands = new ArrayList<ModuleDemand>();
        for (var module : configuration.model().modules()) {
            var chosen = configuration.choices().get(module.id());
            for (var option : module.options()) {
                var production = option.production();
                if (option.id().equals(chosen) && production != null) {
                    var variant = production.variant(configuration.choices());
                    var hash = SemanticHash.ofPiece(module.id(), option.id(), production, variant);
                    demands.add(new ModuleDemand(module.id(), option.id(), production, variant, hash));
                }
            }
        }
        return List.copyOf(demands);
    }
}
