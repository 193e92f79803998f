package org.wishwright.platform.campaign.web;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.ways.Answers;
import org.wishwright.platform.campaign.work.DesignsSold;
import org.wishwright.platform.campaign.work.DesignsSold.Design;
import org.wishwright.platform.catalog.Designed;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Words;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;

/** What becomes of a design that won, or that many agreed on: where it is sold, and what its designers earn. */
@Controller
public class DesignPages {

    private final DesignsSold designs;
    private final Parties parties;
    private final Words words;

    DesignPages(DesignsSold designs, Parties parties, Words words) {
        this.designs = designs;
        this.parties = parties;
        this.words = words;
    }

    /**
     * How it is sold.
     *
     * @param sells whether the reader may sell it
     * @param campaigns that sell it, opened
     * @param products that are made by it
     * @param offered products of the reader's that could be, by version
     */
    public record View(
            Design design,
            String designers,
            boolean sells,
            List<Campaign> campaigns,
            List<LocalText> products,
            Map<String, LocalText> offered) {

        public String percent() {
            return DesignPages.percent(design.designed());
        }

        public Map<String, String> options(Page page) {
            var options = new LinkedHashMap<String, String>();
            options.put("", page.t("campaign.making.choose"));
            offered.forEach((version, name) -> options.put(version, name.in(page.language())));
            return options;
        }
    }

    /** By whose design a campaign sells. */
    public record Drawn(String path, String number, String designers, String percent) {}

    static String percent(Designed designed) {
        return BigDecimal.valueOf(designed.royalty(), 2).stripTrailingZeros().toPlainString();
    }

    /** Null where the design did not win, or is not agreed on. */
    @Nullable
    View view(Optional<Caller> caller, CampaignId source, String work) {
        return designs.find(source + (work.isEmpty() ? "" : ":" + work))
                .map(design -> view(caller, design))
                .orElse(null);
    }

    private View view(Optional<Caller> caller, Design design) {
        boolean sells =
                caller.filter(one -> DesignsSold.sells(one, design.source())).isPresent();
        var offered = new LinkedHashMap<String, LocalText>();
        if (sells) {
            designs.offered(caller.orElseThrow()).forEach((version, name) -> offered.put(version.toString(), name));
        }
        return new View(
                design,
                designers(design.designed()),
                sells,
                designs.campaigns(design),
                designs.products(design),
                offered);
    }

    private String designers(Designed designed) {
        var names = parties.displayNames(designed.shares().keySet());
        return String.join(
                ", ",
                designed.shares().keySet().stream()
                        .map(party -> names.getOrDefault(party, Parties.NOBODY))
                        .toList());
    }

    @Nullable
    Drawn drawn(CampaignId campaign) {
        return designs.of(campaign)
                .map(designed -> new Drawn(
                        DesignsSold.pathOf(designed), designed.number(), designers(designed), percent(designed)))
                .orElse(null);
    }

    /** What a presale's form begins with; whose design it is stands on its page as long as she has a name. */
    Map<String, String> prefilled(Design design, Locale language) {
        var values = new LinkedHashMap<String, String>();
        var other = language.getLanguage().equals("zh") ? Words.ENGLISH : Words.CHINESE;
        values.put("sells", design.code());
        values.put("convener", design.source().convener().toString());
        values.put("title", design.title());
        values.put("titleOther", design.title());
        values.put("story", story(design, language));
        values.put("storyOther", story(design, other));
        values.put(Answers.cell("options", 0, "name"), design.title());
        values.put(Answers.cell("options", 0, "other"), design.title());
        var price = design.price();
        if (price != null) {
            var typed = BigDecimal.valueOf(price.minor(), price.currency().getDefaultFractionDigits());
            values.put(Answers.cell("options", 0, "price"), typed.toPlainString());
        }
        return values;
    }

    private String story(Design design, Locale language) {
        var work = design.work();
        var told = words.say(
                language,
                work == null ? "campaign.design.story-many" : "campaign.design.story",
                "title",
                design.title(),
                "number",
                design.source().number(),
                "percent",
                percent(design.designed()),
                "receipt",
                work == null ? "" : work.receipt());
        return work == null || work.texts().words().isEmpty()
                ? told
                : told + "\n\n" + work.texts().words();
    }

    /** From now on the royalty is paid on a product of hers, in every order. */
    @PostMapping("/campaigns/{id}/products")
    String bind(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String design,
            @RequestParam(defaultValue = "") String product) {
        designs.bind(caller, design, product);
        var path = designs.find(design).map(Design::path).orElse("/campaigns/" + id);
        return "redirect:" + path + "?done=campaign.design-product#sold";
    }
}
