package org.wishwright.platform.evidence.work;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.evidence.store.FactStore;
import org.wishwright.platform.evidence.store.FactStore.SaltedFact;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.provenance.Commitment;
import org.wishwright.provenance.Fact;
import org.wishwright.provenance.Salt;

/** Commits to facts and keeps them, thousands in one statement. */
@Component
class FactRecorder implements Evidence {

    private static final int ROWS_AT_ONCE = 10_000;

    private final FactStore store;
    private final BusinessClock clock;
    private final IdSource ids;
    private final SecureRandom random;

    FactRecorder(FactStore store, BusinessClock clock, IdSource ids, SecureRandom random) {
        this.store = store;
        this.clock = clock;
        this.ids = ids;
        this.random = random;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(List<FactDraft> facts) {
        if (facts.isEmpty()) {
            return;
        }
        var recorded = clock.instant();
        for (int from = 0; from < facts.size(); from += ROWS_AT_ONCE) {
            var some = facts.subList(from, Math.min(from + ROWS_AT_ONCE, facts.size()));
            store.insert(ids.next(), salted(some, recorded), recorded);
        }
    }

    @Override
    @Transactional
    public void forget(Collection<UUID> subjects) {
        if (!subjects.isEmpty()) {
            store.forget(subjects);
        }
    }

    private List<SaltedFact> salted(List<FactDraft> drafts, Instant recorded) {
        // Sorted, so that facts recorded together are listed and sequenced in the order they were given.
        var sorted = Stream.generate(ids::next).limit(drafts.size()).sorted().toList();
        var salted = new ArrayList<SaltedFact>(drafts.size());
        for (int i = 0; i < drafts.size(); i++) {
            salted.add(salted(sorted.get(i), drafts.get(i), recorded));
        }
        return salted;
    }

    private SaltedFact salted(UUID id, FactDraft draft, Instant recorded) {
        var fact = complete(draft, recorded);
        var salt = Salt.draw(random);
        return new SaltedFact(id, draft.subject(), draft.type(), fact.json(), salt, Commitment.to(fact, salt));
    }

    /** The draft's content with {@code type}, {@code subject} and {@code time}; see {@link Evidence#record}. */
    private static Fact complete(FactDraft draft, Instant recorded) {
        var members = new LinkedHashMap<String, @Nullable Object>(draft.content());
        members.put("type", draft.type());
        members.put("subject", draft.subject().toString());
        members.put("time", recorded.toString());
        if (members.size() != draft.content().size() + 3) {
            throw new IllegalArgumentException("The content of " + draft.type()
                    + " names type, subject or time itself; they are added when it is recorded");
        }
        return Fact.of(members);
    }
}
