package org.wishwright.platform.campaign.work;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignId;

/**
 * Group commit: steps that wait for one campaign are decided in the order of their coming in one transaction, and answered after its
 * commit. A node has one such transaction a campaign; between nodes the lock of the campaign's row decides. Where a batch breaks, its
 * steps are decided one by one, so that only the one that breaks it fails. See docs/decisions/0012.
 */
@Component
class Gathering {

    private static final Logger LOG = LoggerFactory.getLogger(Gathering.class);
    private static final int MOST_WAITING = 20_000;
    private static final int MOST_TOGETHER = 200;
    private static final int MOST_ATTEMPTS = 5;

    private record Waiting(Deciding.Step step, CompletableFuture<Outcome<InputDesk.Done>> answer) {}

    private final Map<CampaignId, Deque<Waiting>> lines = new HashMap<>();
    private final Deciding deciding;
    private final TransactionTemplate transaction;

    Gathering(Deciding deciding, TransactionTemplate transaction) {
        this.deciding = deciding;
        this.transaction = transaction;
    }

    /**
     * Waits for the answer, which is durable then.
     *
     * @return refused as {@code campaign.busy} where too many wait or nobody knows whether it was committed: the same key may be sent
     *     again
     */
    Outcome<InputDesk.Done> take(CampaignId campaign, Deciding.Step step) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A step is decided in a transaction of its own");
        }
        var waiting = new Waiting(step, new CompletableFuture<>());
        if (!join(campaign, waiting)) {
            return busy();
        }
        try {
            return waiting.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    private boolean join(CampaignId campaign, Waiting waiting) {
        synchronized (lines) {
            var line = lines.get(campaign);
            if (line == null) {
                line = new ArrayDeque<>();
                lines.put(campaign, line);
                Thread.ofVirtual().name("campaign-" + campaign).start(() -> serve(campaign));
            }
            return line.size() < MOST_WAITING && line.add(waiting);
        }
    }

    private void serve(CampaignId campaign) {
        for (var together = next(campaign); !together.isEmpty(); together = next(campaign)) {
            try {
                decide(campaign, together);
            } catch (RuntimeException | Error e) {
                together.forEach(one -> one.answer().completeExceptionally(e));
            }
        }
    }

    /** No two of one key, since the second is answered as the first was. */
    private List<Waiting> next(CampaignId campaign) {
        var together = new ArrayList<Waiting>();
        var keys = new HashSet<>();
        synchronized (lines) {
            var line = Objects.requireNonNull(lines.get(campaign));
            while (!line.isEmpty() && together.size() < MOST_TOGETHER) {
                var one = line.element();
                if (one.step().key() != null
                        && !keys.add(List.of(one.step().person(), one.step().key()))) {
                    break;
                }
                together.add(line.remove());
            }
            if (together.isEmpty()) {
                lines.remove(campaign);
            }
        }
        return together;
    }

    private void decide(CampaignId campaign, List<Waiting> together) {
        try {
            var answers = committed(campaign, together);
            for (int i = 0; i < together.size(); i++) {
                together.get(i).answer().complete(answers.get(i));
            }
        } catch (TransactionException | DataAccessResourceFailureException | ConcurrencyFailureException e) {
            LOG.info("Steps in campaign {} were not recorded: {}", campaign, e.getMessage());
            together.forEach(one -> one.answer().complete(busy()));
        } catch (RuntimeException e) {
            apart(campaign, together, e);
        }
    }

    private void apart(CampaignId campaign, List<Waiting> together, RuntimeException why) {
        if (together.size() > 1) {
            LOG.debug("{} steps in campaign {} could not be decided together", together.size(), campaign, why);
            together.forEach(one -> decide(campaign, List.of(one)));
        } else if (why instanceof RefusedException refused) {
            together.forEach(one -> one.answer().complete(Outcome.refused(refused.refusal())));
        } else {
            together.forEach(one -> one.answer().completeExceptionally(why));
        }
    }

    private List<Outcome<InputDesk.Done>> committed(CampaignId campaign, List<Waiting> together) {
        var steps = together.stream().map(Waiting::step).toList();
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(_ -> deciding.decide(campaign, steps)));
            } catch (ConcurrencyFailureException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Outcome<InputDesk.Done> busy() {
        return Outcome.refused(
                Refusal.of("campaign.busy", "Too many take part at this moment. Send it again; it takes effect once."));
    }
}
