package org.wishwright.market;

import java.time.Instant;
import java.util.Currency;

/** What is fixed when a campaign opens: a record of texts, numbers, instants, money, lists and records of these. Texts and pictures
 * for readers are not among the rules and may change. */
public interface Rules {

    /** Who called it: a person, maker, merchant or tribe. */
    Alias convener();

    /** Every amount of the campaign is in it. */
    Currency currency();

    /** The first deadline; a campaign opens before it. */
    Instant firstDeadline();
}
