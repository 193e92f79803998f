package org.wishwright.platform.catalog.work;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.wishwright.platform.catalog.MeasuredProducts;
import org.wishwright.platform.catalog.store.DraftStore;
import org.wishwright.platform.identity.PartyId;

/** Reads the measures off each draft's text once; a text is known by its hash and never changes. */
@Service
class MeasureIndex implements MeasuredProducts {

    private static final Pattern MEASURE = Pattern.compile("(?m)^\\s*measure\\s+(\\S+)");
    private static final int MOST_KNOWN = 2_000;

    private final DraftStore drafts;
    private final Map<String, Set<String>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > MOST_KNOWN;
        }
    };

    MeasureIndex(DraftStore drafts) {
        this.drafts = drafts;
    }

    @Override
    public List<Set<String>> measures(PartyId maker) {
        return drafts.sources(maker).stream()
                .map(this::of)
                .filter(measures -> !measures.isEmpty())
                .toList();
    }

    private Set<String> of(String source) {
        synchronized (known) {
            var measures = known.get(source);
            if (measures != null) {
                return measures;
            }
        }
        var measures = MEASURE.matcher(drafts.source(source))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toUnmodifiableSet());
        synchronized (known) {
            known.put(source, measures);
        }
        return measures;
    }
}
