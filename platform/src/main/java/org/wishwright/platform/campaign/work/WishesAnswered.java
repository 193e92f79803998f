package org.wishwright.platform.campaign.work;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.AnswerStore;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.wish.PostedWish;
import org.wishwright.platform.wish.PostedWishId;
import org.wishwright.platform.wish.WishAnswers;
import org.wishwright.platform.wish.WishWall;

/** Campaigns that makers call in answer to a wish of the wall. */
@Service
public class WishesAnswered implements WishAnswers {

    private final AnswerStore answers;
    private final CampaignStore campaigns;
    private final WishWall wall;

    WishesAnswered(AnswerStore answers, CampaignStore campaigns, WishWall wall) {
        this.answers = answers;
        this.campaigns = campaigns;
        this.wall = wall;
    }

    /** The wish that somebody wants to answer; empty where there is none such, or it is no longer open. */
    public Optional<PostedWish> wish(String id) {
        try {
            return id.isBlank() ? Optional.empty() : wall.open(new PostedWishId(UUID.fromString(id.strip())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Refused as {@code campaign.answer-forbidden} for who makes nothing, {@code campaign.wish-gone} where the wish is not open. */
    public Optional<PostedWish> checked(Caller caller, String wish) {
        if (wish.isBlank()) {
            return Optional.empty();
        }
        if (caller.memberships().stream().noneMatch(one -> one.role() == Role.MAKER)) {
            throw new RefusedException(Refusal.of(
                    "campaign.answer-forbidden",
                    "Wishes are answered by makers. Call the campaign without naming the wish, or apply as a maker."));
        }
        return Optional.of(wish(wish)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "campaign.wish-gone",
                        "The wish that this answers is no longer open. Look for another on the wall."))));
    }

    /** Call {@link #checked} first. */
    @Transactional
    public void link(CampaignId campaign, PostedWish wish) {
        answers.insert(campaign, wish.id().value());
    }

    /** Those who wait for an answer see it from now on. */
    @Transactional
    public void opened(CampaignId campaign) {
        of(campaign).ifPresent(wish -> wall.answered(wish.id(), "/campaigns/" + campaign));
    }

    /** The wish that a campaign answers, while it is public. */
    public Optional<PostedWish> of(CampaignId campaign) {
        return answers.of(campaign).flatMap(wish -> wall.open(new PostedWishId(wish)));
    }

    @Override
    public Map<PostedWishId, List<Answer>> to(Collection<PostedWishId> wishes) {
        var all = new HashMap<PostedWishId, List<Answer>>();
        answers.to(wishes.stream().map(PostedWishId::value).toList())
                .forEach(pair -> campaigns
                        .find(new CampaignId(pair.campaign()))
                        .ifPresent(campaign -> all.computeIfAbsent(
                                        new PostedWishId(pair.wish()), wish -> new ArrayList<>())
                                .add(answer(campaign))));
        return all;
    }

    private static Answer answer(Campaign campaign) {
        return new Answer(
                "/campaigns/" + campaign.id(),
                campaign.title(),
                "campaign.way." + campaign.mechanism(),
                "campaign.stage." + campaign.summary().stage(),
                campaign.isOver(),
                Objects.requireNonNull(campaign.opened(), "opened"));
    }
}
