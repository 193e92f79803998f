package org.wishwright.platform.campaign.work;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.wishwright.kernel.StrictJson;
import org.wishwright.market.Alias;
import org.wishwright.market.Logged;
import org.wishwright.market.Market;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Recount;
import org.wishwright.market.Rules;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.store.LogStore;

/** A campaign's file for {@code ./wishwright recount}. */
final class Records {

    private Records() {}

    static String write(Campaign campaign, List<LogStore.Row> rows, Map<Long, String> nonces, Instant until) {
        return write(Mechanisms.of(campaign.mechanism()), campaign, rows, nonces, until);
    }

    private static <R extends Rules> String write(
            Mechanism<R> mechanism,
            Campaign campaign,
            List<LogStore.Row> rows,
            Map<Long, String> nonces,
            Instant until) {
        var rules = StrictJson.readObject(campaign.rules(), Mechanisms.MOST_CHARS)
                .flatMap(json -> Market.rules(mechanism, json))
                .orThrow();
        var inputs = rows.stream()
                .map(row ->
                        new Logged(row.seq(), row.at(), new Alias(row.by()), Mechanisms.input(campaign, row.what())))
                .toList();
        var last = inputs.isEmpty() ? until : inputs.getLast().at();
        return Recount.write(mechanism, rules, inputs, last.isAfter(until) ? last : until, campaign.seed(), nonces);
    }
}
