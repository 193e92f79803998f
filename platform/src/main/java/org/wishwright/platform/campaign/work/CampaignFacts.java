package org.wishwright.platform.campaign.work;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.Making;
import org.wishwright.platform.campaign.store.LogStore;
import org.wishwright.platform.catalog.Designed;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.FactDraft;

/** What is set down for ever about campaigns: pseudonyms, hashes and amounts. */
@Component
class CampaignFacts {

    private final Evidence evidence;

    CampaignFacts(Evidence evidence) {
        this.evidence = evidence;
    }

    void opened(Campaign campaign) {
        record(
                campaign.id(),
                "campaign.opened",
                Map.of(
                        "number", campaign.number(),
                        "mechanism", campaign.mechanism(),
                        "rules", hash(campaign.rules()),
                        "seed", Long.toString(campaign.seed())));
    }

    void logged(CampaignId campaign, List<LogStore.Row> inputs) {
        evidence.record(inputs.stream()
                .map(input -> new FactDraft(
                        campaign.value(),
                        "campaign.logged",
                        Map.of(
                                "seq",
                                input.seq(),
                                "by",
                                input.by(),
                                "at",
                                input.at().toString(),
                                "input",
                                hash(input.what()))))
                .toList());
    }

    void ended(CampaignId campaign, Campaign.Summary summary) {
        record(campaign, "campaign.ended", Map.of("stage", summary.stage(), "why", summary.why()));
    }

    void deal(CampaignDeal deal, String type) {
        deals(List.of(deal), type);
    }

    void deals(List<CampaignDeal> deals, String type) {
        evidence.record(deals.stream()
                .map(deal -> new FactDraft(
                        deal.campaign().value(),
                        type,
                        Map.of(
                                "deal",
                                deal.name(),
                                "quantity",
                                deal.quantity(),
                                "price",
                                deal.price().minor(),
                                "currency",
                                deal.price().currency().getCurrencyCode())))
                .toList());
    }

    void bound(CampaignId campaign, Making making) {
        record(
                campaign,
                "campaign.bound",
                Map.of(
                        "what", making.what(),
                        "version", making.version().toString(),
                        "configuration", making.hash()));
    }

    /** Somebody sells by a design, at the royalty that was agreed on. */
    void designed(CampaignId campaign, Designed designed) {
        record(
                campaign,
                "campaign.designed",
                Map.of("design", designed.number() + " " + designed.work(), "royalty", designed.royalty()));
    }

    private void record(CampaignId campaign, String type, Map<String, ?> content) {
        evidence.record(List.of(new FactDraft(campaign.value(), type, content)));
    }

    /** SHA-256, in hexadecimal, of a text in UTF-8. */
    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
