package org.wishwright.planning;

import java.time.Instant;
import java.util.List;

/**
 * Identical pieces, of one order or of many, that are set up for once and made together.
 *
 * @param quantity pieces of all its members
 * @param operations one for each routing step, in order, each in a shift that starts no earlier than the one before ends
 * @param closed nobody may join any more; also said of batches made with batching off
 */
public record Batch(String id, String contentHash, int quantity, List<Operation> operations, boolean closed) {

    public Batch {
        operations = List.copyOf(operations);
        if (quantity <= 0) {
            throw new IllegalArgumentException("Batch " + id + " holds at least one piece, not " + quantity);
        }
        requireInOrder(operations);
    }

    static void requireInOrder(List<Operation> operations) {
        if (operations.isEmpty()) {
            throw new IllegalArgumentException("A batch has at least one operation");
        }
        for (int i = 0; i < operations.size(); i++) {
            if (operations.get(i).step() != i) {
                throw new IllegalArgumentException("Operations are numbered from 0 in routing order: " + operations);
            }
            if (i > 0
                    && start(operations.get(i))
                            .isBefore(operations.get(i - 1).slot().shift().end())) {
                throw new IllegalArgumentException(
                        "Step " + i + " starts before the shift of the step before ends: " + operations);
            }
        }
    }

    private static Instant start(Operation operation) {
        return operation.slot().shift().start();
    }

    /** The start of its first shift: from here on its work may be under way. */
    public Instant start() {
        return start(operations.getFirst());
    }

    /** The end of its last shift: by then it is finished, whatever the order of work inside the shifts. */
    public Instant finish() {
        return operations.getLast().slot().shift().end();
    }

    Batch withQuantity(int newQuantity) {
        return new Batch(id, contentHash, newQuantity, operations, closed);
    }
}
