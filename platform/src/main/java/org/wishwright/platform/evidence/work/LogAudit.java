package org.wishwright.platform.evidence.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.evidence.LogCheck;
import org.wishwright.platform.evidence.store.AuditStore;
import org.wishwright.platform.evidence.store.AuditStore.AuditedFact;
import org.wishwright.platform.evidence.store.AuditStore.AuditedHead;
import org.wishwright.platform.evidence.store.AuditStore.AuditedLeaf;
import org.wishwright.platform.evidence.store.LogStore;
import org.wishwright.platform.evidence.store.LogStore.Node;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.Commitment;
import org.wishwright.provenance.Fact;
import org.wishwright.provenance.Frontier;
import org.wishwright.provenance.Hash;
import org.wishwright.provenance.NoteVerifier;

/** Recomputes the log from what is stored, some thousand leaves at a time. */
@Component
class LogAudit {

    private static final int LEAVES_AT_ONCE = 5_000;

    /** A commitment is sequenced within a second; one that waits longer than this is forgotten. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final AuditStore store;
    private final LogStore log;

    LogAudit(AuditStore store, LogStore log) {
        this.store = store;
        this.log = log;
    }

    LogCheck run(NoteVerifier key, LongConsumer examined) {
        var findings = new Findings();
        var frontier = Frontier.EMPTY;
        long next = 0;
        while (true) {
            var leaves = store.leaves(next, LEAVES_AT_ONCE);
            if (leaves.isEmpty()) {
                break;
            }
            for (var leaf : leaves) {
                examinePlace(leaf, next, findings);
                examineFact(leaf, findings);
                next = leaf.index() + 1;
            }
            frontier = append(frontier, leaves, findings);
            examined.accept(next);
        }
        long size = examineEnd(frontier, key, findings);
        examineWaiting(findings);
        return findings.result(size, frontier.root().base64(), store.waiting());
    }

    private static void examinePlace(AuditedLeaf leaf, long expected, Findings findings) {
        if (leaf.index() != expected) {
            findings.add(
                    "log.gap", leaf.index(), leaf.fact(), "Leaves from " + expected + " to before this one are gone.");
        }
    }

    private static void examineFact(AuditedLeaf leaf, Findings findings) {
        var fact = leaf.kept();
        if (fact == null) {
            findings.add(
                    "log.fact-missing",
                    leaf.index(),
                    leaf.fact(),
                    "The fact's row is gone; an erased fact keeps its row.");
        } else if (!new Commitment(fact.commitment()).leafHash().equals(leaf.hash())) {
            findings.add(
                    "log.commitment-altered",
                    leaf.index(),
                    leaf.fact(),
                    "The commitment kept with the fact is not the one in the log.");
        } else if (fact.content() == null || fact.salt() == null) {
            findings.erased();
        } else if (!isCommittedTo(fact)) {
            findings.add(
                    "log.fact-altered",
                    leaf.index(),
                    leaf.fact(),
                    "The fact's content, salt, subject, type or time is not what was committed to.");
        } else {
            findings.intact();
        }
    }

    private static boolean isCommittedTo(AuditedFact kept) {
        if (kept.content() == null || kept.salt() == null) {
            return false;
        }
        return switch (Fact.parse(kept.content())) {
            case Outcome.Refused<Fact>(Refusal refusal) -> false;
            case Outcome.Accepted<Fact>(Fact fact) ->
                fact.json().equals(kept.content())
                        && new Commitment(kept.commitment()).verify(fact, kept.salt())
                        && isLabelled(fact, kept);
        };
    }

    /** Whether the columns by which the fact is found and shown say what its content says. */
    private static boolean isLabelled(Fact fact, AuditedFact kept) {
        var members = fact.members();
        return kept.type().equals(members.get("type"))
                && kept.subject().toString().equals(members.get("subject"))
                && kept.recorded().toString().equals(members.get("time"));
    }

    private Frontier append(Frontier frontier, List<AuditedLeaf> leaves, Findings findings) {
        Map<Integer, List<Node>> byLevel = new TreeMap<>();
        var next = frontier.append(leaves.stream().map(AuditedLeaf::hash).toList(), (level, index, hash) -> {
            if (level > 0) {
                byLevel.computeIfAbsent(level, none -> new ArrayList<>()).add(new Node(level, index, hash));
            }
        });
        byLevel.forEach((level, nodes) -> {
            var computed = nodes.stream().map(Node::hash).toList();
            long first = nodes.getFirst().index();
            if (!log.range(level, first, first + computed.size()).equals(computed)) {
                findings.add(
                        "log.node-altered",
                        first << level,
                        null,
                        "The tree's hashes kept on level " + level + " do not follow from the leaves.");
            }
        });
        return next;
    }

    private long examineEnd(Frontier computed, NoteVerifier key, Findings findings) {
        var found = store.head();
        if (found.isEmpty()) {
            findings.add("log.head-missing", "The log's end and checkpoint are gone.");
            return 0;
        }
        var head = found.get();
        if (head.size() != computed.size() || !Arrays.equals(head.frontier(), computed.toBytes())) {
            findings.add(
                    "log.end-altered",
                    "The log's end says " + head.size() + " leaves; there are " + computed.size()
                            + ", or its hashes do not follow from them.");
        }
        examineCheckpoint(head, computed.size(), computed.root(), key, findings);
        return head.size();
    }

    private static void examineCheckpoint(AuditedHead head, long size, Hash root, NoteVerifier key, Findings findings) {
        switch (Checkpoint.open(head.checkpoint(), key)) {
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
