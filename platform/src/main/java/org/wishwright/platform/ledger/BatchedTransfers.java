package org.wishwright.platform.ledger;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Transfers by the thousand: calls that come at the same time are recorded by one statement and one commit, and each is answered
 * for itself after it. What one caller cannot have never hinders another.
 */
public interface BatchedTransfers {

    /**
     * Moves money at once, outside any transaction of the caller's; the transfers of a call are linked.
     *
     * @param drafts 1 to 500
     * @return done once the transfers are durable, or failed with the refusal as {@link Ledger#transfer} gives it;
     *     {@code ledger.busy} where too many wait already
     */
    CompletableFuture<List<TransferId>> submit(List<TransferDraft> drafts);
}
