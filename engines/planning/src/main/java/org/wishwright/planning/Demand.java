package org.wishwright.planning;

import java.util.List;

/**
 * So many pieces of one module, wanted by one order line.
 *
 * @param id the caller's name for it
 * @param contentHash of everything that makes the piece what it is (revision, parameters, material, process, tolerance,
 *     inspection, routing): same hash, identical piece, may share a batch
 * @param quantity pieces, positive
 * @param routing steps in order, at least one; the same for every demand with this hash
 */
public record Demand(String id, String contentHash, int quantity, List<RoutingStep> routing) {

    public Demand {
        routing = List.copyOf(routing);
        if (quantity <= 0) {
            throw new IllegalArgumentException("Demand " + id + " wants at least one piece, not " + quantity);
        }
        if (routing.isEmpty()) {
            throw new IllegalArgumentException("Demand " + id + " needs a routing of at least one step");
        }
    }
}
