package org.wishwright.platform.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;

/**
 * A page of a party's statement in one currency, newest line first.
 *
 * @param balance all that is held for her now: her own balance and her money in escrow
 * @param next cursor of the next page, null on the last
 */
public record Statement(
        PartyId party,
        Money balance,
        List<StatementLine> lines,
        @Nullable String next) {}
