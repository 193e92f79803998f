package org.wishwright.platform.evidence;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Takes facts; they commit with the business and are sequenced into the log soon after. */
public interface Evidence {

    /**
     * Within the business transaction: keeps each fact with a salt and puts its commitment into the outbox.
     *
     * <p>What is committed to is the draft's content as a JSON object with three members more: {@code type} and
     * {@code subject} as given, and {@code time}, the business time of recording in ISO-8601 (UTC).
     *
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     * @throws IllegalArgumentException for a content that has one of the three members itself, holds values that
     *     canonical JSON does not know, or is too long or too deep
     */
    void record(List<FactDraft> facts);

    /**
     * Destroys what facts about these subjects say, together with their salts. Their commitments stay in the log, which
     * verifies as before and says nothing of them any more. For good.
     */
    void forget(Collection<UUID> subjects);
}
