package org.wishwright.platform.care.responsibility;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * That somebody was responsible for something, with the facts that prove it.
 *
 * @param reason a stable word for why, such as {@code shipped-late}; pages say it as {@code care.reason.<reason>}
 * @param from when it began, {@code to} when it ended or how far it has come
 * @param facts in the order in which they matter
 */
public record Finding(Matter matter, Bearer bearer, String reason, Instant from, Instant to, List<UUID> facts) {

    public Finding {
        facts = List.copyOf(facts);
    }

    /** Days begun. */
    public long days() {
        var length = Duration.between(from, to);
        return length.isPositive() ? length.minusNanos(1).toDays() + 1 : 0;
    }
}
