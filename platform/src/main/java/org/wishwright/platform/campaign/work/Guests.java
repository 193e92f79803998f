package org.wishwright.platform.campaign.work;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.store.PaperStore;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** Who finds a campaign: everybody, or where it is closed those whom its convener invited. */
@Service
public class Guests {

    private static final int MOST_FOUND = 20;
    private static final int MOST_INVITED = 50;

    private final CampaignStore campaigns;
    private final PaperStore papers;
    private final Parties parties;
    private final Ways ways;
    private final BusinessClock clock;

    Guests(CampaignStore campaigns, PaperStore papers, Parties parties, Ways ways, BusinessClock clock) {
        this.campaigns = campaigns;
        this.papers = papers;
        this.parties = parties;
        this.ways = ways;
        this.clock = clock;
    }

    /** An organisation by its name. @param invited whether she was invited already */
    public record Guest(PartyId id, String name, boolean invited) {}

    /** A draft is its convener's alone; a closed one also of those who were invited. */
    boolean admits(Campaign campaign, Optional<Caller> caller) {
        if (caller.filter(one -> one.actsFor(campaign.convener(), Role.MAKER)).isPresent()) {
            return true;
        }
        return campaign.opened() != null
                && (!invites(campaign)
                        || !papers.isClosed(campaign.id())
                        || caller.flatMap(one -> invited(campaign, one)).isPresent());
    }

    private boolean invites(Campaign campaign) {
        return ways.of(campaign.mechanism()).invites();
    }

    /** The caller's organisation that was invited. */
    private Optional<PartyId> invited(Campaign campaign, Caller caller) {
        var sides = CampaignReading.sides(caller);
        return invites(campaign)
                ? papers.invited(campaign.id()).stream().filter(sides::contains).findFirst()
                : Optional.empty();
    }

    /** In whose name the caller quotes. */
    PartyId maker(Campaign campaign, Caller caller) {
        return invited(campaign, caller).orElseGet(() -> caller.organisation(Role.MAKER));
    }

    /** Whose step it is: the caller's own, her organisation's or the convener's. */
    public PartyId side(Caller caller, Campaign campaign, Way way, String kind) {
        if (way.byConvener(kind) && caller.actsFor(campaign.convener(), Role.MAKER)) {
            return campaign.convener();
        }
        return way.byOrganisation(kind) ? maker(campaign, caller) : caller.person();
    }

    public boolean isClosed(CampaignId campaign) {
        return papers.isClosed(campaign);
    }

    /** Those who were invited, for the convener. */
    public List<Guest> invited(Caller caller, CampaignId id) {
        own(caller, id);
        return named(papers.invited(id), true);
    }

    /** Organisations of makers whose name holds these words, for the convener. */
    public List<Guest> search(Caller caller, CampaignId id, String words) {
        own(caller, id);
        var invited = papers.invited(id);
        return named(parties.makersNamed(words, MOST_FOUND), false).stream()
                .map(guest -> new Guest(guest.id(), guest.name(), invited.contains(guest.id())))
                .toList();
    }

    private List<Guest> named(List<PartyId> ids, boolean invited) {
        Map<PartyId, String> names = parties.displayNames(ids);
        return ids.stream()
                .map(id -> new Guest(id, names.getOrDefault(id, Parties.NOBODY), invited))
                .collect(Collectors.toList());
    }

    /** Invites a maker; again changes nothing. */
    @Transactional
    public void invite(Caller caller, CampaignId id, PartyId organisation) {
        var campaign = own(caller, id);
        if (!invites(campaign) || campaign.isOver()) {
            throw new RefusedException(Refusal.of("campaign.not-inviting", "Nobody can be invited to this any more."));
        }
        var name = parties.displayName(organisation);
        if (parties.makersNamed(name, MOST_INVITED).stream().noneMatch(organisation::equals)) {
            throw new RefusedException(
                    Refusal.of("campaign.maker-not-found", "There is no such maker. Look for her by name."));
        }
        if (papers.invited(id).size() >= MOST_INVITED) {
            throw new RefusedException(Refusal.of(
                    "campaign.invited-too-many",
                    "At most {most} makers are invited. Leave it at these.",
                    "most",
                    MOST_INVITED));
        }
        papers.invite(id, organisation, clock.instant());
    }

    private Campaign own(Caller caller, CampaignId id) {
        return campaigns
                .find(id)
                .filter(found -> caller.actsFor(found.convener(), Role.MAKER))
                .orElseThrow(() -> new RefusedException(CampaignLog.notFound()));
    }
}
