package org.wishwright.platform.plan.work;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.ModuleDemand;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.planning.Demand;
import org.wishwright.planning.RoutingStep;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.plan.PieceName;

/** Order lines exploded into flat module demands; what each option of a version makes is worked out once. */
@Component
class Explosion {

    private static final int MOST_VERSIONS = 32;

    private final Catalog catalog;
    private final Map<VersionId, Pieces> versions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.@Nullable Entry<VersionId, Pieces> eldest) {
            return size() > MOST_VERSIONS;
        }
    };

    Explosion(Catalog catalog) {
        this.catalog = catalog;
    }

    /** What choosing an option makes, together with the choices that it varies with. */
    record Making(String module, String option, PieceName name, String contentHash, List<RoutingStep> routing) {}

    /** A demand of an order's line; its planning id is its position in the list. */
    record LineDemand(LineId line, Making making, Demand demand) {}

    /** Demands of all lines in order; refuses lines that need nothing made, for nothing would ever be ready. */
    List<LineDemand> explode(List<OrderLine> lines) {
        var demands = new ArrayList<LineDemand>();
        for (var line : lines) {
            var pieces = pieces(line.version());
            for (var making : pieces.makings(line.choices())) {
                var id = Integer.toString(demands.size());
                var demand = new Demand(id, making.contentHash(), line.quantity(), making.routing());
                demands.add(new LineDemand(line.id(), making, demand));
            }
        }
        if (demands.isEmpty() && party(lines).isEmpty()) {
            throw new RefusedException(
                    Refusal.of(
                            "plan.nothing-to-make",
                            "Nothing of this configuration has a routing, so it cannot be promised. The maker must say how it is made."));
        }
        return demands;
    }

    /** Who performs the first service of lines; empty where they need none. */
    Optional<String> party(List<OrderLine> lines) {
        return lines.stream()
                .flatMap(line ->
                        ModuleDemand.explode(catalog.published(line.version()).model(), line.choices()).stream())
                .map(ModuleDemand::service)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Pieces pieces(VersionId version) {
        synchronized (versions) {
            return versions.computeIfAbsent(
                    version, id -> new Pieces(catalog.published(id).model()));
        }
    }
}
