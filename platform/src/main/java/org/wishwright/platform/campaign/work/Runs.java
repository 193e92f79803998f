package org.wishwright.platform.campaign.work;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.wishwright.market.Alias;
import org.wishwright.market.Logged;
import org.wishwright.market.Run;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.LogStore;

/**
 * Campaigns under way as this node remembers them, by the last input that they have seen: an input costs what the mechanism makes of it
 * and not the whole log. Memory is a cache; whoever is behind reads what is missing, and what was not committed is forgotten.
 */
@Component
class Runs {

    private static final int MOST = 200;

    private final LogStore log;
    private final Map<CampaignId, Kept> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CampaignId, Kept> eldest) {
            return size() > MOST;
        }
    };

    Runs(LogStore log) {
        this.log = log;
    }

    /** One campaign under way. */
    static final class Kept {
        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Run run;
        private long seq;
        private boolean uncommitted;

        Run run() {
            return Objects.requireNonNull(run);
        }

        /** It is about to take inputs that commit with this transaction. */
        Run taking() {
            uncommitted = true;
            return run();
        }

        void took(long last) {
            seq = last;
        }

        private void forget() {
            run = null;
            seq = 0;
        }

        private boolean isAt(long last) {
            return run != null && seq == last;
        }

        private void take(Campaign campaign, List<LogStore.Row> rows) {
            if (run == null || seq > campaign.cursor().lastSeq()) {
                run = Mechanisms.begin(campaign);
                seq = 0;
            }
            for (var row : rows) {
                if (row.seq() > seq) {
                    run.take(new Logged(
                                    row.seq(), row.at(), new Alias(row.by()), Mechanisms.input(campaign, row.what())))
                            .orThrow();
                    seq = row.seq();
                }
            }
        }
    }

    /**
     * In a transaction that has locked the campaign: its run, of which nobody else has any until the transaction ends. It has seen nothing
     * later than this instant: where a clock went back, it is made anew.
     */
    Kept hold(Campaign locked, Instant now) {
        var mine = of(locked.id());
        boolean first = !mine.lock.isHeldByCurrentThread();
        mine.lock.lock();
        if (first) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    letGo(mine, status == STATUS_COMMITTED);
                }
            });
        } else {
            mine.lock.unlock();
        }
        if (mine.run != null && mine.run.now().isAfter(now)) {
            mine.forget();
        }
        if (!mine.isAt(locked.cursor().lastSeq())) {
            var rows = log.since(locked.id(), mine.seq);
            if (mine.run != null && !rows.isEmpty() && rows.getFirst().at().isBefore(mine.run.now())) {
                mine.forget();
                rows = log.since(locked.id(), 0);
            }
            mine.take(locked, rows);
        }
        return mine;
    }

    private static void letGo(Kept mine, boolean committed) {
        if (mine.uncommitted && !committed) {
            mine.forget();
        }
        mine.uncommitted = false;
        mine.lock.unlock();
    }

    /** Asks a run that has seen at least what this row tells of. Never reads the database while it keeps others waiting. */
    <T> T read(Campaign campaign, Function<Run, T> question) {
        var mine = of(campaign.id());
        for (int i = 0; i < 3; i++) {
            long from;
            mine.lock.lock();
            try {
                if (mine.run != null && mine.seq >= campaign.cursor().lastSeq() && !mine.uncommitted) {
                    return question.apply(mine.run);
                }
                from = mine.run == null ? 0 : mine.seq;
            } finally {
                mine.lock.unlock();
            }
            var rows = log.since(campaign.id(), from);
            mine.lock.lock();
            try {
                if (!mine.uncommitted && (mine.run == null ? 0 : mine.seq) == from) {
                    mine.take(campaign, rows);
                    return question.apply(mine.run());
                }
            } finally {
                mine.lock.unlock();
            }
        }
        var own = new Kept();
        own.take(campaign, log.since(campaign.id(), 0));
        return question.apply(own.run());
    }

    private Kept of(CampaignId campaign) {
        synchronized (kept) {
            return kept.computeIfAbsent(campaign, _ -> new Kept());
        }
    }
}
