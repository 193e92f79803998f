package org.wishwright.simulator.drive;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered of one sale.
 *
 * @param attempt 0, or how often its order lapsed unpaid before
 * @param line in the cart; null once ordered
 * @param unitPrice minor units, as the cart said
 * @param order null until ordered
 * @param shipBy the promise, as an instant's text
 * @param paid whether the program said so
 * @param refused why, where it could not be bought
 */
public record SaleRecord(
        int sale,
        int attempt,
        @Nullable String line,
        long unitPrice,
        @Nullable String order,
        @Nullable String shipBy,
        boolean paid,
        @Nullable String refused) {

    private static final JsonMapper JSON = new JsonMapper();

    static SaleRecord inCart(int sale, int attempt, String line, long unitPrice) {
        return new SaleRecord(sale, attempt, line, unitPrice, null, null, false, null);
    }

    static SaleRecord refused(int sale, String reason) {
        return new SaleRecord(sale, 0, null, 0, null, null, false, reason);
    }

    SaleRecord ordered(String newOrder, String promised) {
        return new SaleRecord(sale, attempt, line, unitPrice, newOrder, promised, false, null);
    }

    SaleRecord asPaid() {
        return new SaleRecord(sale, attempt, line, unitPrice, order, shipBy, true, null);
    }

    /** Whether nothing is left to be done for it but to wait. */
    public boolean done() {
        return paid || refused != null;
    }

    static SaleRecord of(JsonNode node) {
        return JSON.treeToValue(node, SaleRecord.class);
    }
}
