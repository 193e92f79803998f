package org.wishwright.platform.ledger.work;

import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.ledger.BatchedTransfers;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.ledger.TransferId;
import org.wishwright.platform.ledger.store.AccountStore;
import org.wishwright.platform.ledger.store.TransferStore;
import org.wishwright.platform.ledger.store.TransferStore.Kind;
import org.wishwright.platform.ledger.store.TransferStore.Rows;

/**
 * One writer a node drains the queue into one statement and one commit, then answers each call. What there is no money
 * for is left out by the statement itself; where a batch breaks another rule it is halved, within the same transaction, down to the
 * calls that are refused for themselves. See docs/decisions/0008.
 */
@Service
class GroupCommit implements BatchedTransfers {

    private static final int MOST_WAITING = 50_000;
    private static final int MOST_DRAFTS = 500;
    private static final int MOST_TOGETHER = 8_000;
    private static final int MOST_ATTEMPTS = 5;

    private record Asked(List<TransferDraft> drafts, CompletableFuture<List<TransferId>> answer) {}

    /** With ids in the order of the calls: those of a batch share their time, and must come in one order on all accounts. */
    private record Call(List<TransferId> ids, List<TransferDraft> drafts, CompletableFuture<List<TransferId>> answer) {}

    private final BlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final TransferStore transfers;
    private final AccountStore accounts;
    private final IdSource ids;
    private final TransactionTemplate transaction;
    private final Thread writer =
            Thread.ofPlatform().daemon().name("ledger-writer").unstarted(this::write);
    private volatile boolean closed;

    GroupCommit(TransferStore transfers, AccountStore accounts, IdSource ids, PlatformTransactionManager manager) {
        this.transfers = transfers;
        this.accounts = accounts;
        this.ids = ids;
        this.transaction = new TransactionTemplate(manager);
    }

    @PreDestroy
    void close() throws InterruptedException {
        closed = true;
        writer.join(TimeUnit.SECONDS.toMillis(10));
    }

    @Override
    public CompletableFuture<List<TransferId>> submit(List<TransferDraft> drafts) {
        if (drafts.isEmpty() || drafts.size() > MOST_DRAFTS) {
            throw new IllegalArgumentException("A call has 1 to " + MOST_DRAFTS + " transfers, not " + drafts.size());
        }
        start();
        var call = new Asked(drafts, new CompletableFuture<>());
        if (closed || !waiting.offer(call)) {
            call.answer()
                    .completeExceptionally(new RefusedException(Refusal.of(
                            "ledger.busy",
                            "Too many transfers wait to be recorded. Nothing was moved; try again in a moment.")));
        }
        return call.answer();
    }

    private synchronized void start() {
        if (writer.getState() == Thread.State.NEW) {
            writer.start();
        }
    }

    private void write() {
        while (!closed || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(200, TimeUnit.MILLISECONDS);
                if (first != null) {
                    record(gathered(first));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private List<Call> gathered(Asked first) {
        var asked = new ArrayList<Asked>();
        asked.add(first);
        int size = first.drafts().size();
        while (size <= MOST_TOGETHER - MOST_DRAFTS && waiting.peek() != null) {
            var next = waiting.remove();
            asked.add(next);
            size += next.drafts().size();
        }
        var sorted = Stream.generate(ids::next)
                .limit(size)
                .sorted()
                .map(TransferId::new)
                .iterator();
        return asked.stream()
                .map(call -> new Call(
                        call.drafts().stream().map(draft -> sorted.next()).toList(), call.drafts(), call.answer()))
                .toList();
    }

    private void record(List<Call> calls) {
        var refused = new ArrayList<Runnable>();
        var recorded = new ArrayList<Call>();
        try {
            for (int attempt = 1; !committed(calls, recorded, refused, attempt); attempt++) {
                // another node had locked some of the same accounts in its own order: it has gone first
            }
            var touched = new HashSet<UUID>();
            recorded.forEach(call -> call.drafts().forEach(draft -> {
                touched.add(draft.debit().id());
                touched.add(draft.credit().id());
            }));
            accounts.committed(touched);
            recorded.forEach(call -> call.answer().complete(call.ids()));
            refused.forEach(Runnable::run);
        } catch (RuntimeException | Error e) {
            // The database is gone or the commit failed: nobody knows of a success, hence nobody is told of one.
            calls.forEach(call -> call.answer().completeExceptionally(e));
        }
    }

    private boolean committed(List<Call> calls, List<Call> recorded, List<Runnable> refused, int attempt) {
        recorded.clear();
        refused.clear();
        try {
            transaction.executeWithoutResult(status -> record(calls, status, recorded, refused));
            return true;
        } catch (ConcurrencyFailureException e) {
            if (attempt == MOST_ATTEMPTS) {
                throw e;
            }
            return false;
        }
    }

    private void record(List<Call> calls, TransactionStatus status, List<Call> recorded, List<Runnable> refused) {
        var savepoint = status.createSavepoint();
        try {
            var left = calls.size() == 1 ? alone(calls.getFirst()) : affordable(calls);
            status.releaseSavepoint(savepoint);
            var waiting = Set.copyOf(left);
            calls.stream().filter(call -> !waiting.contains(call)).forEach(recorded::add);
            for (var call : left) {
                if (call.drafts().size() == 1) {
                    refused.add(() -> call.answer().completeExceptionally(insufficient()));
                } else {
                    record(List.of(call), status, recorded, refused);
                }
            }
        } catch (RefusedException e) {
            status.rollbackToSavepoint(savepoint);
            if (calls.size() == 1) {
                refused.add(() -> calls.getFirst().answer().completeExceptionally(e));
                return;
            }
            int half = calls.size() / 2;
            record(calls.subList(0, half), status, recorded, refused);
            record(calls.subList(half, calls.size()), status, recorded, refused);
        }
    }

    private List<Call> alone(Call call) {
        transfers.insert(rows(List.of(call)));
        return List.of();
    }

    /**
     * Records what there is money for, round by round, because what one call brings another may take.
     *
     * @return calls that no account can afford when all the others have been recorded
     */
    private List<Call> affordable(List<Call> calls) {
        if (transfers.insertAll(rows(calls))) {
            return List.of();
        }
        var left = calls;
        while (!left.isEmpty()) {
            var done = transfers.insertSome(rows(left));
            if (done.isEmpty()) {
                return left;
            }
            left = left.stream()
                    .filter(call -> !done.contains(call.ids().getFirst()))
                    .toList();
        }
        return left;
    }

    private static RefusedException insufficient() {
        return new RefusedException(
                Refusal.of("ledger.insufficient", "The account does not hold this much. Move at most what is free."));
    }

    private static Rows rows(List<Call> calls) {
        var ids = new ArrayList<TransferId>();
        var linked = new ArrayList<UUID>();
        var drafts = new ArrayList<TransferDraft>();
        for (var call : calls) {
            ids.addAll(call.ids());
            drafts.addAll(call.drafts());
            call.ids().forEach(id -> linked.add(call.ids().getFirst().value()));
        }
        return new Rows(Kind.SINGLE, ids, linked, drafts, null);
    }
}
