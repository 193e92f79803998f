package org.wishwright.planning;

/** How many pieces of a batch belong to a demand. */
public record Share(String demandId, String batchId, int quantity) {

    public Share {
        if (quantity <= 0) {
            throw new IllegalArgumentException("A share holds at least one piece, not " + quantity);
        }
    }
}
