package org.wishwright.platform.campaign.work;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.kernel.StrictJson;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.PaperStore;
import org.wishwright.platform.campaign.ways.Paper;
import org.wishwright.platform.campaign.ways.Reader;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;

/**
 * Papers: what people write and draw beside a campaign's log. A paper's hash is the SHA-256 of a line with the tag, a line with a nonce
 * that lies sealed with it, and its content as canonical JSON, so that nobody finds short words by trying.
 */
@Component
class Papers {

    private static final String TAG = "wishwright-paper-1\n";

    private final PaperStore store;
    private final PaperForm form;
    private final PersonalWords words;
    private final Parties parties;
    private final BusinessClock clock;
    private final SecureRandom random = new SecureRandom();

    Papers(PaperStore store, PaperForm form, PersonalWords words, Parties parties, BusinessClock clock) {
        this.store = store;
        this.form = form;
        this.words = words;
        this.parties = parties;
        this.clock = clock;
    }

    /** What a paper says, with what binds its author to it. */
    record Written(Map<String, Object> content, String nonce, String hash) {}

    /** Reads the paper out of what was sent for a step, refused where it is not in order. */
    Written written(Way way, String kind, PartyId party, Map<String, ?> sent) {
        var content = form.read(way.paper(kind), party, sent);
        var bytes = new byte[32];
        random.nextBytes(bytes);
        var nonce = HexFormat.of().formatHex(bytes);
        return new Written(content, nonce, hash(content, nonce));
    }

    private static String hash(Map<String, Object> content, String nonce) {
        return CampaignFacts.hash(TAG + nonce + "\n" + CanonicalJson.write(content));
    }

    void keep(CampaignId campaign, String entry, String kind, PartyId party, PartyId author, Written written) {
        var inside = new TreeMap<String, Object>();
        inside.put("nonce", written.nonce());
        inside.put("content", written.content());
        var sealed =
                words.seal(author, PaperStore.sealedAs(campaign.value(), written.hash()), CanonicalJson.write(inside));
        store.keep(campaign, new PaperStore.Row(entry, kind, party, author, written.hash(), sealed, clock.instant()));
    }

    /** A paper opened for the platform's own use; refused where its author was erased. */
    Written open(CampaignId campaign, String entry) {
        return store.find(campaign, entry)
                .flatMap(row -> Optional.ofNullable(open(campaign, row, words.reader(List.of(row.author())))))
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("campaign.paper-gone", "There is no such paper any more. Load the page again.")));
    }

    @SuppressWarnings("unchecked") // as written above
    private static @Nullable Written open(CampaignId campaign, PaperStore.Row row, PersonalWords.Reader keys) {
        var opened = keys.open(row.author(), PaperStore.sealedAs(campaign.value(), row.hash()), row.sealed())
                .orElse(null);
        if (opened == null) {
            return null;
        }
        var inside = StrictJson.readObject(opened, Mechanisms.MOST_CHARS).orThrow();
        return new Written(
                (Map<String, Object>) (Map<String, ?>) Objects.requireNonNull(inside.get("content")),
                String.valueOf(inside.get("nonce")),
                row.hash());
    }

    /** Those that a reader may read. @param sides she acts for */
    List<Paper> read(
            Campaign found, Way way, List<PartyId> sides, boolean convenes, Map<String, @Nullable Object> shown) {
        var campaign = found.id();
        var rows = way.writes() ? store.of(campaign) : List.<PaperStore.Row>of();
        if (rows.isEmpty()) {
            return List.of();
        }
        var own = new HashMap<String, String>();
        rows.stream().filter(row -> sides.contains(row.party())).forEach(row -> own.put(row.entry(), row.kind()));
        var reader = new Reader(convenes, !sides.isEmpty(), sides.size() > 1 && !convenes, found.isOver(), own, shown);
        var readable = rows.stream()
                .filter(row -> way.reads(row.kind(), row.entry(), reader))
                .toList();
        var keys = words.reader(readable.stream().map(PaperStore.Row::author).collect(Collectors.toSet()));
        var names = parties.displayNames(
                readable.stream().map(PaperStore.Row::party).collect(Collectors.toSet()));
        return readable.stream()
                .map(row -> {
                    var opened = open(campaign, row, keys);
                    return new Paper(
                            row.entry(),
                            row.kind(),
                            own.containsKey(row.entry()),
                            way.signed(row.kind()) ? names.getOrDefault(row.party(), Parties.NOBODY) : "",
                            row.written(),
                            opened == null ? null : opened.content());
                })
                .toList();
    }
}
