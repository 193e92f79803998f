package org.wishwright.platform.campaign.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignDeal;
import org.wishwright.platform.campaign.MoneyLine;
import org.wishwright.platform.campaign.ways.Field;
import org.wishwright.platform.campaign.work.CampaignReading.View;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Parts;

/**
 * A campaign's page.
 *
 * @param sides the reader and her organisations
 * @param typed what a form sent that was refused
 * @param code opens the bid that was just sealed; empty for any other page
 * @param key of the next payment
 */
public record CampaignView(
        View view,
        List<String> sides,
        Map<String, String> typed,
        @Nullable Refusal refusal,
        String code,
        String key) {

    public Campaign campaign() {
        return view.campaign();
    }

    public String path() {
        return "/campaigns/" + campaign().id();
    }

    public String way() {
        return campaign().mechanism();
    }

    public static String tone(String stage) {
        return switch (stage) {
            case "settled" -> "good";
            case "lapsed", "cancelled" -> "warn";
            case "draft" -> "";
            default -> "info";
        };
    }

    /** How far it is, in words. */
    public static String progress(Page page, Campaign campaign) {
        var summary = campaign.summary();
        boolean money = summary.unit().equals("minor");
        Object have = money ? page.money(Money.of(summary.have(), campaign.currency())) : summary.have();
        if (summary.want() == 0) {
            return page.t("campaign.have." + summary.unit(), "have", have);
        }
        Object want = money ? page.money(Money.of(summary.want(), campaign.currency())) : summary.want();
        return page.t("campaign.have-of." + summary.unit(), "have", have, "want", want);
    }

    /** Why it ended. */
    public String why(Page page) {
        var why = campaign().summary().why();
        return page.tOr("campaign.why." + why, why);
    }

    public String typed(String kind, Field field, String name) {
        return typed.getOrDefault("kind", "").equals(kind)
                ? typed.getOrDefault(name, "")
                : field.type() == Field.Type.COUNTS ? "" : field.value();
    }

    public static String word(Page page, MoneyLine line) {
        return page.tOr("campaign.reason." + line.reason(), page.t("campaign.step." + line.kind()));
    }

    public static String step(MoneyLine line) {
        return "campaign.step." + line.kind();
    }

    public boolean buys(CampaignDeal deal) {
        return sides.contains(deal.buyer().toString());
    }

    public boolean sells(CampaignDeal deal) {
        return sides.contains(deal.seller().toString());
    }

    public String what(Page page, CampaignDeal deal) {
        var name = campaign().names().get(deal.what());
        if (name == null && !view.way().told()) {
            return campaign().title().in(page.language());
        }
        return name == null ? deal.what() : name.in(page.language());
    }

    /** What lies ahead and behind, as the common life cycle tells it. */
    public List<Parts.Step> steps(Page page) {
        var stage = campaign().summary().stage();
        boolean over = campaign().isOver();
        return List.of(
                new Parts.Step(
                        page.t("campaign.life.open"),
                        "",
                        stage.equals("open") ? "now" : stage.equals("draft") ? "" : "done"),
                new Parts.Step(
                        over || stage.equals("open") || stage.equals("draft")
                                ? page.t("campaign.life.between")
                                : page.t("campaign.stage." + stage),
                        "",
                        over ? "done" : stage.equals("open") || stage.equals("draft") ? "" : "now"),
                new Parts.Step(
                        over ? page.t("campaign.stage." + stage) : page.t("campaign.life.end"),
                        "",
                        over ? stage.equals("settled") ? "done" : "bad" : ""));
    }
}
