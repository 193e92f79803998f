package org.wishwright.platform.ledger;

import java.time.Instant;
import java.util.UUID;
import org.wishwright.kernel.Money;

/**
 * One movement on a party's statement.
 *
 * @param subject the order it is about
 * @param debit what left her accounts, zero if nothing did
 * @param credit what came to her accounts, zero if nothing did
 * @param balance all that was held for her after this line
 * @param fee what the platform took of the same order, on the line of a maker's share; else zero
 */
public record StatementLine(
        TransferId transfer,
        Instant recorded,
        String purpose,
        UUID subject,
        Money debit,
        Money credit,
        Money balance,
        Money fee) {}
