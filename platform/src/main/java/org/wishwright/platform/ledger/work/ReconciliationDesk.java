package org.wishwright.platform.ledger.work;

import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.PaymentProvider;
import org.wishwright.platform.ledger.Reconciliations;
import org.wishwright.platform.ledger.reconciliation.FeeRule;
import org.wishwright.platform.ledger.reconciliation.Matching;
import org.wishwright.platform.ledger.reconciliation.Movement;
import org.wishwright.platform.ledger.reconciliation.Report;
import org.wishwright.platform.ledger.reconciliation.file.SettlementFile;
import org.wishwright.platform.ledger.store.ReconciliationStore;
import org.wishwright.platform.ledger.store.ReconciliationStore.Placed;

/** Reads a settlement file whole, compares it with the ledger, keeps what was found. */
@Service
class ReconciliationDesk implements Reconciliations {

    private static final int MOST_RUNS = 50;
    private static final int A_PAGE = 50;
    private static final int MOST_LISTED = 10_000;
    private static final int MOST_BYTES = 16 * 1024 * 1024;
    private static final int MOST_OURS = 2_000_000;
    private static final Duration LONGEST = Duration.ofDays(366);

    /** The two sides book the same payment within so long of each other, silence and recovery included. */
    private static final Duration MARGIN = Duration.ofHours(2);

    /** What the providers take; where nothing is here, fees are not judged. */
    private static final Map<String, FeeRule> FEES = Map.of(
            "sandbox", new FeeRule(60, RoundingMode.DOWN),
            "alipay", new FeeRule(60, RoundingMode.HALF_UP),
            "wechat", new FeeRule(60, RoundingMode.HALF_UP));

    private final ReconciliationStore store;
    private final Providers providers;
    private final IdSource ids;
    private final TransactionTemplate transaction;

    ReconciliationDesk(
            ReconciliationStore store, Providers providers, IdSource ids, PlatformTransactionManager transactions) {
        this.store = store;
        this.providers = providers;
        this.ids = ids;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Run compare(Caller caller, File file) {
        operator(caller);
        check(file);
        var digest = sha256(file.content());
        var earlier = store.earlier(file.method(), digest, file.from(), file.until());
        if (earlier.isPresent()) {
            return earlier.get();
        }
        var theirs = SettlementFile.read(file.method(), file.content()).orThrow();
        var ours = ours(file);
        var terms = new Matching.Terms(
                file.from(), file.until(), MARGIN, Optional.ofNullable(FEES.get(file.method())), MOST_LISTED);
        var report = Matching.match(ours, theirs, terms);
        var kept = transaction.execute(status -> keep(caller, file, digest, report));
        return java.util.Objects.requireNonNull(kept);
    }

    @Override
    public Run fetch(Caller caller, String method, Instant from, Instant until) {
        operator(caller);
        var content = providers
                .named(method)
                .flatMap((PaymentProvider provider) -> provider.settlementFile(from, until))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "reconciliation.no-file",
                        "This provider gives no file by itself. Fetch it there and choose it here.",
                        "field",
                        "method")));
        return compare(caller, new File(method, method + ".csv", content, from, until));
    }

    @Override
    public List<Run> latest(Caller caller) {
        operator(caller);
        return store.latest(MOST_RUNS);
    }

    @Override
    public Optional<Run> find(Caller caller, UUID run) {
        operator(caller);
        return store.find(run);
    }

    @Override
    public Page differences(Caller caller, Wanted wanted) {
        operator(caller);
        var found = store.differences(wanted, A_PAGE + 1);
        var shown = found.subList(0, Math.min(A_PAGE, found.size()));
        return new Page(
                shown.stream().map(Placed::difference).toList(),
                found.size() > A_PAGE ? shown.getLast().position() : null);
    }

    private List<Movement> ours(File file) {
        var ours = store.movements(
                file.method(), file.from().minus(MARGIN), file.until().plus(MARGIN), MOST_OURS + 1);
        if (ours.size() > MOST_OURS) {
            throw refused(
                    "reconciliation.time-invalid",
                    "More moved in this time than is compared at once. Choose fewer days.",
                    "until");
        }
        return ours;
    }

    private Run keep(Caller caller, File file, byte[] digest, Report report) {
        var run = new Run(
                ids.next(),
                file.method(),
                file.name(),
                file.from(),
                file.until(),
                Instant.EPOCH, // the database says when
                report.ours(),
                report.theirs(),
                report.agreed(),
                report.outside(),
                report.counts());
        var kept = store.keep(run, digest, caller.person());
        if (kept.isEmpty()) {
            return store.earlier(file.method(), digest, file.from(), file.until())
                    .orElseThrow();
        }
        store.keep(run.id(), report.differences());
        return kept.get();
    }

    private static void check(File file) {
        if (file.content().length > MOST_BYTES) {
            throw refused(
                    "reconciliation.file-too-large",
                    "A file has at most 16 MB. Choose the file of fewer days.",
                    "file");
        }
        if (!file.from().isBefore(file.until())
                || Duration.between(file.from(), file.until()).compareTo(LONGEST) > 0) {
            throw refused(
                    "reconciliation.time-invalid",
                    "Choose the first and the last day of the file, a year apart at most.",
                    "until");
        }
        if (file.name().length() > 200) {
            throw refused(
                    "reconciliation.name-too-long",
                    "The name of the file is longer than 200 characters. Give it another.",
                    "file");
        }
    }

    private static RefusedException refused(String code, String sentence, String field) {
        return new RefusedException(Refusal.of(code, sentence, "field", field));
    }

    private static void operator(Caller caller) {
        if (!caller.isOperator()) {
            throw new RefusedException(Refusal.of(
                    "reconciliation.operator-forbidden",
                    "Only an operator of the platform compares settlement files."));
        }
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK knows SHA-256", e);
        }
    }
}
