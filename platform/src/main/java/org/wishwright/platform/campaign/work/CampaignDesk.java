package org.wishwright.platform.campaign.work;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.Mechanism;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.MembersToTell;
import org.wishwright.platform.campaign.MembersToTell.What;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.campaign.store.PaperStore;
import org.wishwright.platform.campaign.ways.Paper;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** What a convener does with a campaign: draft, edit, open, tell, call off. */
@Service
public class CampaignDesk {

    private static final int MOST_TITLE = 120;
    private static final int MOST_STORY = 5_000;
    private static final int MOST_NEWS = 2_000;
    private static final int MOST_REASON = 200;
    private static final int MOST_NAMES = 1_000;

    private final CampaignStore campaigns;
    private final LogStore log;
    private final CampaignLog inputs;
    private final Members members;
    private final CampaignFacts facts;
    private final Files files;
    private final Ways ways;
    private final Papers papers;
    private final PaperStore store;
    private final Live live;
    private final IdSource ids;
    private final BusinessClock clock;
    private final ApplicationEventPublisher events;
    private final SecureRandom random = new SecureRandom();

    CampaignDesk(
            CampaignStore campaigns,
            LogStore log,
            CampaignLog inputs,
            Members members,
            CampaignFacts facts,
            Files files,
            Ways ways,
            Papers papers,
            PaperStore store,
            Live live,
            IdSource ids,
            BusinessClock clock,
            ApplicationEventPublisher events) {
        this.campaigns = campaigns;
        this.log = log;
        this.inputs = inputs;
        this.members = members;
        this.facts = facts;
        this.files = files;
        this.ways = ways;
        this.papers = papers;
        this.store = store;
        this.live = live;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /**
     * What stands beside the rules.
     *
     * @param paper its fields, to be sealed
     * @param closed whether only who is invited finds it
     */
    public record Beside(Map<String, ?> paper, boolean closed) {}

    /** A draft under rules that the engine finds in order; the convener's and seller's pseudonyms are filled in. */
    @Transactional
    public CampaignId draft(
            Caller caller,
            PartyId convener,
            String mechanism,
            Map<String, ?> rules,
            CampaignStore.Texts texts,
            @Nullable Beside beside) {
        if (!caller.actsFor(convener, Role.MAKER)) {
            throw new RefusedException(Refusal.of(
                    "campaign.convener-forbidden", "You call campaigns in your own name or your organisation's."));
        }
        var known = Mechanisms.of(mechanism);
        var id = new CampaignId(ids.next());
        checkTexts(texts);
        campaigns.insert(new Campaign(
                id,
                campaigns.nextNumber(),
                convener,
                known.code(),
                "{}",
                random.nextLong(),
                "CNY",
                texts.title(),
                texts.story(),
                texts.names(),
                null,
                clock.instant(),
                null,
                new Campaign.Summary("draft", "", null, null, null, 0, 0, "units"),
                new Campaign.Cursor(0, 0, 0, null, null)));
        redraft(caller, campaigns.find(id).orElseThrow(), rules, beside);
        return id;
    }

    private void redraft(Caller caller, Campaign campaign, Map<String, ?> rules, @Nullable Beside beside) {
        var known = Mechanisms.of(campaign.mechanism());
        var all = hashed(caller, campaign, rules, beside);
        var written = written(known, all, members.of(campaign.id(), campaign.convener()));
        var judged = Mechanisms.judged(known, written).orThrow();
        campaigns.redraft(campaign.id(), written, judged.currency().getCurrencyCode());
    }

    /** The rules with the hash of the paper beside them: of the one that comes with them, else of the one there is. */
    private Map<String, Object> hashed(
            Caller caller, Campaign campaign, Map<String, ?> rules, @Nullable Beside beside) {
        var way = ways.of(campaign.mechanism());
        var all = new LinkedHashMap<String, Object>(rules);
        if (way.paper(Paper.BRIEF).isEmpty()) {
            return all;
        }
        if (beside != null && campaign.isDraft()) {
            var paper = papers.written(way, Paper.BRIEF, campaign.convener(), beside.paper());
            papers.keep(campaign.id(), Paper.BRIEF, Paper.BRIEF, campaign.convener(), caller.person(), paper);
            store.close(campaign.id(), beside.closed());
            all.put(way.hashed(Paper.BRIEF), paper.hash());
        } else {
            var paper = store.find(campaign.id(), Paper.BRIEF)
                    .orElseThrow(() -> new RefusedException(Refusal.of(
                            "campaign.paper-missing", "Say what is wanted: this needs its paper.", "field", "paper")));
            all.put(way.hashed(Paper.BRIEF), paper.hash());
        }
        return all;
    }

    private String written(Mechanism<?> mechanism, Map<String, ?> rules, Alias convener) {
        var all = new LinkedHashMap<String, Object>(rules);
        ways.find(mechanism.code()).map(Way::fixed).orElse(Map.of()).forEach((name, value) -> {
            if (all.put(name, value) instanceof Object said
                    && !CanonicalJson.write(said).equals(CanonicalJson.write(value))) {
                throw new RefusedException(Refusal.of(
                        "campaign.rule-fixed",
                        "The rule {field} is given by the law of this place. Leave it out, or say {value}.",
                        "field",
                        name,
                        "value",
                        CanonicalJson.write(value)));
            }
        });
        for (var component : mechanism.rulesType().getRecordComponents()) {
            if (component.getType() == Alias.class) {
                all.put(component.getName(), convener.text());
            }
        }
        var written = CanonicalJson.write(all);
        if (written.length() > Mechanisms.MOST_CHARS) {
            throw new RefusedException(
                    Refusal.of("campaign.rules-too-long", "These rules are too long. Leave some out."));
        }
        return written;
    }

    /** Changes a draft; once it is open, only its words. */
    @Transactional
    public void edit(
            Caller caller,
            CampaignId id,
            @Nullable Map<String, ?> rules,
            CampaignStore.Texts texts,
            @Nullable Beside beside) {
        var campaign = own(caller, id);
        checkTexts(texts);
        if (rules != null) {
            if (campaign.isDraft()) {
                redraft(caller, campaign, rules, beside);
            } else {
                var known = Mechanisms.of(campaign.mechanism());
                var all = hashed(caller, campaign, rules, beside);
                Mechanisms.refuseEdit(campaign, written(known, all, members.of(id, campaign.convener())));
            }
        }
        campaigns.retext(campaign, texts);
        live.touch(CampaignLog.topic(id));
    }

    /** From here on the rules stand. */
    @Transactional
    public void open(Caller caller, CampaignId id) {
        var campaign = own(caller, id);
        if (campaign.opened() == null) {
            campaigns.opened(id, clock.instant());
            facts.opened(campaign);
        }
        inputs.take(id, members.of(id, campaign.convener()), new CommonInput.Opened())
                .orThrow();
    }

    @Transactional
    public void cancel(Caller caller, CampaignId id, String reason) {
        var campaign = own(caller, id);
        var said = checked(reason.strip(), MOST_REASON, "reason", "campaign.reason-length");
        if (campaign.isDraft()) {
            campaigns.opened(id, clock.instant());
        }
        inputs.take(id, members.of(id, campaign.convener()), new CommonInput.Cancelled(said))
                .orThrow();
    }

    /** Tells everybody who looks how it goes. */
    @Transactional
    public void tell(Caller caller, CampaignId id, LocalText words) {
        var campaign = own(caller, id);
        if (campaign.opened() == null) {
            throw new RefusedException(
                    Refusal.of("campaign.draft", "Nobody sees a draft. Open it first, then tell how it goes."));
        }
        checked(words.source().strip(), MOST_NEWS, "news", "campaign.news-length");
        int number = log.tell(id, words, clock.instant());
        events.publishEvent(new MembersToTell(id, What.NEWS, Integer.toString(number), ""));
        live.touch(CampaignLog.topic(id));
    }

    /** Outside any transaction: a picture is re-encoded. */
    public void picture(Caller caller, CampaignId id, byte[] upload) {
        var campaign = campaigns
                .find(id)
                .filter(found -> caller.actsFor(found.convener(), Role.MAKER))
                .orElseThrow(() -> new RefusedException(CampaignLog.notFound()));
        campaigns.picture(
                id, files.keepPicture(campaign.convener(), upload, "picture").value());
    }

    private Campaign own(Caller caller, CampaignId id) {
        var campaign = inputs.lock(id);
        if (caller.actsFor(campaign.convener(), Role.MAKER)) {
            return campaign;
        }
        throw new RefusedException(
                campaign.isDraft()
                        ? CampaignLog.notFound()
                        : Refusal.of(
                                "campaign.not-yours-forbidden",
                                "Another party called this campaign; only she changes it."));
    }

    private static void checkTexts(CampaignStore.Texts texts) {
        texts.title().texts().values().forEach(text -> checked(text, MOST_TITLE, "title", "campaign.title-length"));
        checked(texts.title().source(), MOST_TITLE, "title", "campaign.title-length");
        for (var text : texts.story().texts().values()) {
            if (text.length() > MOST_STORY) {
                throw new RefusedException(Refusal.of(
                        "campaign.story-length",
                        "The description has at most {most} characters. Shorten it.",
                        "most",
                        MOST_STORY,
                        "field",
                        "story"));
            }
        }
        texts.names().forEach((code, name) -> checked(name.source(), MOST_TITLE, "names", "campaign.name-length"));
        if (texts.names().size() > MOST_NAMES) {
            throw new RefusedException(Refusal.of("campaign.names-too-many", "Leave some names out."));
        }
    }

    private static String checked(String text, int most, String field, String code) {
        if (text.isBlank() || text.length() > most) {
            throw new RefusedException(
                    Refusal.of(code, "Write 1 to {most} characters here.", "most", most, "field", field));
        }
        return text;
    }
}
