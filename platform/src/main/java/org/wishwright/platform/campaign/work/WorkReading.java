package org.wishwright.platform.campaign.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.market.Run;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.Work;
import org.wishwright.platform.campaign.store.WorkStore;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.Picture;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.provenance.ReceiptFile;

/** What was handed in, as its readers find it: designs are for everybody, work for a task call is its convener's and its author's. */
@Service
public class WorkReading {

    private static final int MOST_COMMENTS = 200;

    private final CampaignReading reading;
    private final WorkStore works;
    private final Runs runs;
    private final Files files;
    private final EvidenceBook evidence;
    private final Parties parties;

    WorkReading(
            CampaignReading reading, WorkStore works, Runs runs, Files files, EvidenceBook evidence, Parties parties) {
        this.reading = reading;
        this.works = works;
        this.runs = runs;
        this.files = files;
        this.evidence = evidence;
        this.parties = parties;
    }

    /**
     * A page of them.
     *
     * @param standing codes that the mechanism says are still in it
     * @param next number after which the next page begins; 0 on the last
     * @param all how many there are
     */
    public record Shelf(
            Campaign campaign, List<Work> works, Map<PartyId, String> names, Set<String> standing, int next, int all) {}

    /**
     * One of them.
     *
     * @param mine whether the reader is its author
     * @param revisable whether its author may revise it now
     */
    public record Shown(
            Campaign campaign,
            Work work,
            String author,
            boolean mine,
            boolean revisable,
            boolean standing,
            List<Work.Comment> comments,
            Map<PartyId, String> names) {}

    public static boolean has(Campaign campaign) {
        return campaign.opened() != null && List.of("contest", "task").contains(campaign.mechanism());
    }

    private Campaign campaign(Optional<Caller> caller, CampaignId id) {
        var campaign = reading.find(caller, id);
        if (!has(campaign)) {
            throw WorkTexts.notFound();
        }
        return campaign;
    }

    /** @param standing whether only those still in it */
    public Shelf shelf(Optional<Caller> caller, CampaignId id, boolean standing, int after, int most) {
        var campaign = campaign(caller, id);
        var in = standing(campaign);
        Collection<String> codes = standing ? in : List.of();
        var found = standing && in.isEmpty() ? List.<Work>of() : works.list(id, codes, after, most + 1);
        var seen =
                found.stream().filter(work -> sees(caller, campaign, work, in)).toList();
        var page = seen.subList(0, Math.min(most, seen.size()));
        return new Shelf(
                campaign,
                page,
                names(page.stream().map(Work::author).toList()),
                in,
                found.size() > most ? found.get(most - 1).number() : 0,
                works.count(id));
    }

    /** Hers, gone ones too. */
    public List<Work> mine(Caller caller, CampaignId id) {
        return works.of(id, caller.person());
    }

    /** By code, those of a list that stand. */
    public Map<String, Work> byCode(CampaignId id, Collection<String> codes) {
        var found = new HashMap<String, Work>();
        if (!codes.isEmpty()) {
            works.list(id, codes, 0, codes.size()).forEach(work -> found.put(work.code(), work));
        }
        return found;
    }

    public Shown one(Optional<Caller> caller, CampaignId id, String code) {
        var campaign = campaign(caller, id);
        var work = found(caller, campaign, code);
        var comments = works.comments(work.id(), MOST_COMMENTS);
        var people = new HashSet<PartyId>();
        people.add(work.author());
        comments.forEach(comment -> people.add(comment.author()));
        var names = names(people);
        var stage = campaign.summary().stage();
        boolean mine = isHers(caller, work);
        boolean standing = standing(campaign).contains(code);
        boolean between = stage.equals("open") || stage.startsWith("revising-");
        return new Shown(
                campaign,
                work,
                names.getOrDefault(work.author(), Parties.NOBODY),
                mine,
                mine && standing && between && campaign.mechanism().equals("contest"),
                standing,
                comments,
                names);
    }

    private Map<PartyId, String> names(Collection<PartyId> people) {
        return parties.displayNames(people);
    }

    public Optional<Picture> picture(Optional<Caller> caller, CampaignId id, String code, Size size) {
        var work = found(caller, campaign(caller, id), code);
        return Optional.ofNullable(work.picture()).flatMap(file -> files.picture(new FileId(file), size));
    }

    /** Its author's proof of when she had it. */
    public Optional<ReceiptFile> receipt(Caller caller, CampaignId id, String code) {
        var work = works.find(id, code)
                .filter(found -> found.author().equals(caller.person()))
                .orElseThrow(WorkTexts::notFound);
        return evidence.receiptOf(work.receipt());
    }

    private Work found(Optional<Caller> caller, Campaign campaign, String code) {
        return works.find(campaign.id(), code)
                .filter(work -> sees(caller, campaign, work, standing(campaign)))
                .orElseThrow(WorkTexts::notFound);
    }

    private static boolean isHers(Optional<Caller> caller, Work work) {
        return caller.filter(one -> one.person().equals(work.author())).isPresent();
    }

    private static boolean sees(Optional<Caller> caller, Campaign campaign, Work work, Set<String> standing) {
        if (isHers(caller, work) || caller.filter(Caller::isOperator).isPresent()) {
            return true;
        }
        if (work.state() != Work.State.IN) {
            return false;
        }
        return campaign.mechanism().equals("contest")
                || caller.filter(one -> one.actsFor(campaign.convener(), Role.MAKER))
                        .isPresent()
                || standing.contains(work.code());
    }

    /** Designs still in the contest; works of a task call that were awarded. */
    private Set<String> standing(Campaign campaign) {
        var contest = campaign.mechanism().equals("contest");
        var codes = contest
                ? runs.read(campaign, Run::shown).get("designs")
                : runs.read(campaign, run -> run.state().result()).get("awarded");
        return new HashSet<>(texts(codes));
    }

    private static List<String> texts(@Nullable Object list) {
        var texts = new ArrayList<String>();
        if (list instanceof List<?> all) {
            all.forEach(one -> texts.add(String.valueOf(one)));
        }
        return texts;
    }
}
