package org.wishwright.platform.production;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.FactDraft;

/** Keeps facts in memory. */
public final class FakeEvidence implements Evidence {

    public final List<FactDraft> facts = new CopyOnWriteArrayList<>();

    @Override
    public void record(List<FactDraft> drafts) {
        facts.addAll(drafts);
    }

    @Override
    public void forget(Collection<UUID> subjects) {
        facts.removeIf(fact -> subjects.contains(fact.subject()));
    }
}
