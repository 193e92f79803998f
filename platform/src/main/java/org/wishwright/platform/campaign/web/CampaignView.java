package org.wishwright.platform.campaign.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.wishwright.platform.identity.Parties;

/**
 * A campaign's page.
 *
 * @param sides the reader and her organisations
 * @param typed what a form sent that was refused
 * @param code opens the bid that was just sealed; empty for any other page
 * @param key of the next payment
 * @param made how what is sold here is made, as far as its sellers have said
 * @param orders what deals became
 * @param works what was handed in; null where this way has none
 */
public record CampaignView(
        View view,
        List<String> sides,
        Map<String, String> typed,
        @Nullable Refusal refusal,
        String code,
        String key,
        List<Made> made,
        Map<UUID, UUID> orders,
        @Nullable WorksView works) {

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

    /** What happens next by itself, and when; a way may say it in words of its own. */
    public static String next(Page page, Campaign campaign) {
        var summary = campaign.summary();
        if (summary.nextName() == null || summary.nextAt() == null) {
            return "";
        }
        var name = summary.nextName().replaceFirst("-e[0-9]+$", "");
        var own = "campaign." + campaign.mechanism() + ".next." + name;
        var key = page.tOr(own, "").isEmpty() ? "campaign.next." + name : own;
        return page.t(key, "time", page.time(summary.nextAt()));
    }

    /** How far it is, in words. */
    public static String progress(Page page, Campaign campaign) {
        var summary = campaign.summary();
        var own = "campaign." + campaign.mechanism() + ".have";
        if (!page.tOr(own, "").isEmpty()) {
            return page.t(own, "have", summary.have());
        }
        boolean money = summary.unit().equals("minor");
        Object have = money ? page.money(Money.of(summary.have(), campaign.currency())) : summary.have();
        if (summary.want() == 0) {
            return page.t("campaign.have." + summary.unit(), "have", have);
        }
        Object want = money ? page.money(Money.of(summary.want(), campaign.currency())) : summary.want();
        return page.t("campaign.have-of." + summary.unit(), "have", have, "want", want);
    }

    /** How much is still wanted, to tell others; how far it is where nothing is missing or nothing was set. */
    public static String missing(Page page, Campaign campaign) {
        var summary = campaign.summary();
        long missing = summary.want() - summary.have();
        var key = "campaign.missing." + summary.unit();
        if (missing <= 0 || page.tOr(key, "").isEmpty()) {
            return progress(page, campaign);
        }
        return page.t(
                key,
                "missing",
                summary.unit().equals("minor") ? page.money(Money.of(missing, campaign.currency())) : missing);
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

    /** What was wrong with a step of this kind; null where it was another's or nothing was. */
    public @Nullable Refusal refusalOf(String kind) {
        return typed.getOrDefault("kind", "").equals(kind) ? refusal : null;
    }

    public String seller(CampaignDeal deal) {
        return view.sellers().getOrDefault(deal.seller(), Parties.NOBODY);
    }

    /** What is held apart from a deal's price until the campaign closes; empty where nothing is. */
    public String apart(Page page, CampaignDeal deal) {
        var held = deal.terms().get("held-minor");
        return held == null || campaign().isOver() || deal.state() == CampaignDeal.State.RETURNED
                ? ""
                : page.t(
                        "campaign.held-apart",
                        "amount",
                        page.money(Money.of(Long.parseLong(held), campaign().currency())));
    }

    /** Redeems what the reader bought; empty where there is no code or it is not hers. */
    public String code(CampaignDeal deal) {
        return view.codes().getOrDefault(deal.id(), "");
    }

    /** Each sum of the reader's that is held just now, with the reason it was asked for. */
    public List<MoneyLine> held() {
        var held = new LinkedHashMap<String, MoneyLine>();
        for (var line : view.money()) {
            held.merge(line.entry(), line, CampaignView::after);
        }
        return held.values().stream()
                .filter(line -> line.kind().equals("held") && line.amount().isPositive())
                .toList();
    }

    /** An entry's sum after one more step: what was asked for is held when it came, and less when part of it went. */
    private static MoneyLine after(MoneyLine before, MoneyLine step) {
        if (step.kind().equals("compensated")) {
            return before;
        }
        var left = step.kind().equals("held")
                ? step.amount()
                : before.kind().equals("held") ? before.amount().minus(step.amount()) : before.amount();
        var kind = step.kind().equals("held") || before.kind().equals("held") ? "held" : step.kind();
        return new MoneyLine(step.position(), step.entry(), kind, left, before.reason(), step.posted());
    }

    public static String word(Page page, MoneyLine line) {
        return page.tOr("campaign.reason." + line.reason(), page.t("campaign.step." + line.kind()));
    }

    /** What became of it; a way may say it in words of its own. */
    public String step(Page page, MoneyLine line) {
        return page.tOr("campaign." + way() + ".step." + line.kind(), page.t("campaign.step." + line.kind()));
    }

    /** Whether she may have this deal made: her seller has said how. */
    public boolean orderable(CampaignDeal deal) {
        return deal.state() == CampaignDeal.State.AGREED
                && sides.getFirst().equals(deal.buyer().toString())
                && made.stream()
                        .map(Made::making)
                        .anyMatch(making -> making.seller().equals(deal.seller())
                                && making.what().equals(deal.what()));
    }

    /** Where a deal goes on; empty where it does not yet, or is not hers. */
    public String next(CampaignDeal deal) {
        var order = orders.get(deal.id());
        if (order != null) {
            return (buys(deal) ? "/orders/" : "/maker/orders/") + order;
        }
        return orderable(deal) ? "/deals/" + deal.id() : "";
    }

    /** Whether a deal of hers waits until she has said how it is made. */
    public boolean unbound(CampaignDeal deal) {
        return sells(deal)
                && deal.state() == CampaignDeal.State.AGREED
                && !deal.terms().containsKey("redeemed-by") // a service: nothing is made
                && made.stream()
                        .map(Made::making)
                        .noneMatch(making -> making.seller().equals(deal.seller())
                                && making.what().equals(deal.what()));
    }

    public boolean buys(CampaignDeal deal) {
        return sides.contains(deal.buyer().toString());
    }

    public boolean sells(CampaignDeal deal) {
        return sides.contains(deal.seller().toString());
    }

    public String what(Page page, CampaignDeal deal) {
        if (!campaign().names().containsKey(deal.what()) && !view.way().told()) {
            return campaign().title().in(page.language());
        }
        return view.situation().name(deal.what()).in(page);
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
