package org.wishwright.platform.campaign.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.work.CampaignReading;
import org.wishwright.platform.campaign.work.MakingDesk;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.identity.Caller;

/** The page on which a seller says how she makes what she sells in a campaign. */
@Controller
@RequestMapping("/campaigns/{id}/making")
public class MakingPages {

    private static final int MOST_WORDS = 4;

    private final MakingDesk desk;
    private final CampaignReading reading;
    private final Catalog catalog;

    MakingPages(MakingDesk desk, CampaignReading reading, Catalog catalog) {
        this.desk = desk;
        this.reading = reading;
        this.catalog = catalog;
    }

    /**
     * @param made null while nothing was said
     * @param spread by how much the list price differs by what buyers give
     */
    public record Row(
            String what,
            LocalText name,
            @Nullable Made made,
            @Nullable Money spread,
            boolean open) {}

    /** @param chosen of the row whose choice was refused; empty where none was */
    public record View(
            Campaign campaign,
            List<Row> rows,
            List<MakingDesk.Offered> offered,
            Map<String, List<Made.Choice>> choices,
            String chosen,
            @Nullable Refusal refusal) {

        /** What can be chosen, in words. */
        public Map<String, String> options(Page page) {
            var options = new LinkedHashMap<String, String>();
            options.put("", page.t("campaign.making.choose"));
            for (var one : offered) {
                var words = choices.getOrDefault(one.code(), List.of()).stream()
                        .limit(MOST_WORDS)
                        .map(choice -> choice.option().in(page.language()))
                        .toList();
                var product = one.product().in(page.language());
                options.put(
                        one.code(),
                        page.t(one.saved() ? "campaign.making.saved" : "campaign.making.usual", "product", product)
                                + (words.isEmpty() ? "" : " · " + String.join(" · ", words)));
            }
            return options;
        }
    }

    @GetMapping
    ModelAndView show(Caller caller, @PathVariable UUID id) {
        return page(caller, new CampaignId(id), "", null);
    }

    @PostMapping
    ModelAndView bind(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String making) {
        var campaign = new CampaignId(id);
        try {
            desk.bind(caller, campaign, what, making);
            return new ModelAndView("redirect:/campaigns/" + id + "/making?done=campaign.bound");
        } catch (RefusedException e) {
            if (e.refusal().code().endsWith("not-found") || e.refusal().code().endsWith("forbidden")) {
                throw e;
            }
            return page(caller, campaign, what, e.refusal());
        }
    }

    private ModelAndView page(Caller caller, CampaignId id, String chosen, @Nullable Refusal refusal) {
        var campaign = reading.find(Optional.of(caller), id);
        var rows = new ArrayList<Row>();
        for (var line : desk.lines(caller, id)) {
            var making = line.making();
            var made = making == null ? null : Made.of(catalog, campaign, making);
            var spread = making == null ? null : desk.spread(making);
            rows.add(new Row(line.what(), line.name(), made, spread, line.open()));
        }
        var offered = rows.stream().anyMatch(Row::open) ? desk.offered(caller, id) : List.<MakingDesk.Offered>of();
        var choices = new LinkedHashMap<String, List<Made.Choice>>();
        offered.forEach(one -> choices.put(one.code(), Made.choices(catalog, one.version(), one.choices())));
        return new ModelAndView("campaign/making", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("view", new View(campaign, rows, offered, choices, chosen, refusal));
    }
}
