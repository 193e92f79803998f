package org.wishwright.platform.evidence.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.evidence.LogCheck;
import org.wishwright.platform.evidence.store.AuditStore;
import org.wishwright.platform.evidence.store.AuditStore.AuditedFact;
import org.wishwright.platform.evidence.store.AuditStore.AuditedHead;
import org.wishwright.platform.evidence.store.AuditStore.AuditedPlace;
import org.wishwright.platform.evidence.store.LogStore;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.Commitment;
import org.wishwright.provenance.Fact;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.LogKeys;

/** Recomputes the log from what is stored, some thousand leaves at a time. */
@Component
class LogAudit {

    private static final int LEAVES_AT_ONCE = 8_192;

    /** A commitment is sequenced within a second; one that waits longer than this is forgotten. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final AuditStore store;
    private final LogStore log;

    LogAudit(AuditStore store, LogStore log) {
        this.store = store;
        this.log = log;
    }

    LogCheck run(LogKeys keys, LongConsumer examined) {
        var findings = new Findings();
        long size = store.head().map(AuditedHead::size).orElse(0L);
        long next = 0;
        while (true) {
            var places = store.places(next, LEAVES_AT_ONCE);
            if (places.isEmpty()) {
                break;
            }
            next = examine(places, next, findings);
            examined.accept(Math.min(next, size));
        }
        if (next != size) {
            findings.add("log.gap", next, null, "Entries give " + next + " places; the log has " + size + " leaves.");
        }
        var frontier = recompute(size, findings);
        examineEnd(frontier, keys, findings);
        examineWaiting(findings);
        return findings.result(size, frontier.root().base64(), store.waiting());
    }

    private long examine(List<AuditedPlace> places, long expected, Findings findings) {
        long last = places.getLast().index();
        var commitments = log.commitments(expected, last + 1);
        long next = expected;
        for (var place : places) {
            if (place.index() != next) {
                findings.add(
                        "log.gap",
                        place.index(),
                        place.fact(),
                        "Places from " + next + " on belong to no fact, or to two.");
            }
            next = place.index() + 1;
            long offset = place.index() - expected;
            if (offset >= 0 && offset < commitments.size()) {
                examineFact(place, new Commitment(commitments.get((int) offset)), findings);
            }
        }
        return next;
    }

    private static void examineFact(AuditedPlace place, Commitment commitment, Findings findings) {
        var fact = place.kept();
        if (fact == null) {
            findings.add(
                    "log.fact-missing",
                    place.index(),
                    place.fact(),
                    "The fact's row is gone; an erased fact keeps its row.");
        } else if (fact.content() == null || fact.salt() == null) {
            findings.erased();
        } else if (!isCommittedTo(fact, commitment)) {
            findings.add(
                    "log.fact-altered",
                    place.index(),
                    place.fact(),
                    "The fact's content, salt, subject, type or time is not what was committed to.");
        } else {
            findings.intact();
        }
    }

    private static boolean isCommittedTo(AuditedFact kept, Commitment commitment) {
        if (kept.content() == null || kept.salt() == null) {
            return false;
        }
        return switch (Fact.parse(kept.content())) {
            case Outcome.Refused<Fact>(Refusal refusal) -> false;
            case Outcome.Accepted<Fact>(Fact fact) ->
                fact.json().equals(kept.content()) && commitment.verify(fact, kept.salt()) && isLabelled(fact, kept);
        };
    }

    /** Whether the columns by which the fact is found and shown say what its content says. */
    private static boolean isLabelled(Fact fact, AuditedFact kept) {
        var members = fact.members();
        return kept.type().equals(members.get("type"))
                && kept.subject().toString().equals(members.get("subject"))
                && kept.recorded().toString().equals(members.get("time"));
    }

    /** The log's end by its commitments alone, each kept hash compared with what follows from them. */
    private Frontier recompute(long size, Findings findings) {
        var frontier = Frontier.EMPTY;
        while (frontier.size() < size) {
            long from = frontier.size();
            var commitments = log.commitments(from, Math.min(size, from + LEAVES_AT_ONCE));
            if (commitments.isEmpty()) {
                break;
            }
            var byLevel = new TreeMap<Integer, Row>();
            frontier = frontier.append(
                    commitments.stream()
                            .map(hash -> new Commitment(hash).leafHash())
                            .toList(),
                    (level, index, hash) -> byLevel.computeIfAbsent(level, none -> new Row(index, new ArrayList<>()))
                            .hashes
                            .add(hash));
            byLevel.forEach((level, row) -> compare(level, row, findings));
        }
        return frontier;
    }

    private record Row(long first, List<Hash> hashes) {}

    private void compare(int level, Row row, Findings findings) {
        if (!log.range(level, row.first, row.first + row.hashes.size()).equals(row.hashes)) {
            findings.add(
                    "log.tile-altered",
                    row.first << level,
                    null,
                    "The tree's hashes kept on level " + level + " do not follow from the commitments.");
        }
    }

    private void examineEnd(Frontier computed, LogKeys keys, Findings findings) {
        var found = store.head();
        if (found.isEmpty()) {
            findings.add("log.head-missing", "The log's end and checkpoint are gone.");
            return;
        }
        var head = found.get();
        if (head.size() != computed.size() || !Arrays.equals(head.frontier(), computed.toBytes())) {
            findings.add(
                    "log.end-altered",
                    "The log's end says " + head.size() + " leaves; there are " + computed.size()
                            + ", or its hashes do not follow from them.");
        }
        examineCheckpoint(head, computed.size(), computed.root(), keys, findings);
    }

    private static void examineCheckpoint(AuditedHead head, long size, Hash root, LogKeys keys, Findings findings) {
        switch (keys.open(head.checkpoint())) {
            case Outcome.Refused<Checkpoint>(Refusal refusal) ->
                findings.add("log.checkpoint-forged", refusal.sentence());
            case Outcome.Accepted<Checkpoint>(Checkpoint signed) -> {
                if (signed.size() != size || !signed.root().equals(root)) {
                    findings.add(
                            "log.root-differs",
                            "The checkpoint signed " + signed.size()
                                    + " leaves under another root than the stored leaves give.");
                }
            }
        }
    }

    private void examineWaiting(Findings findings) {
        store.overdue(LONGEST_WAIT, LogCheck.MOST_FAULTS)
                .forEach(fact -> findings.add(
                        "log.fact-overdue",
                        null,
                        fact,
                        "The fact has waited longer than " + LONGEST_WAIT.toSeconds() + " s for its place."));
        store.strays(LogCheck.MOST_FAULTS)
                .forEach(fact -> findings.add(
                        "log.fact-unlogged", null, fact, "The fact is not in the log and does not wait for it."));
    }
}
