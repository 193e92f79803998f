package org.wishwright.platform.campaign.web;

import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.Campaign;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.ways.Saying;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.campaign.work.CampaignDesk;
import org.wishwright.platform.campaign.work.CampaignReading;
import org.wishwright.platform.campaign.work.DesignsSold;
import org.wishwright.platform.campaign.work.Guests;
import org.wishwright.platform.campaign.work.WishesAnswered;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.foundation.PageInterceptor;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.wish.PostedWish;

/** The convener's desk: her campaigns, a draft from a form, opening it, telling how it goes, calling it off. */
@Controller
@RequestMapping("/campaigns")
class ConvenerPages {

    private static final int MOST = 100;
    private static final String CURRENCY = "CNY";

    private final CampaignReading reading;
    private final CampaignDesk desk;
    private final Ways ways;
    private final Forms forms;
    private final SentFiles sentFiles;
    private final Parties parties;
    private final Guests guests;
    private final PageInterceptor pages;
    private final WishesAnswered wishes;
    private final DesignsSold designs;
    private final DesignPages drawn;

    ConvenerPages(
            CampaignReading reading,
            CampaignDesk desk,
            Ways ways,
            Forms forms,
            SentFiles sentFiles,
            Parties parties,
            Guests guests,
            PageInterceptor pages,
            WishesAnswered wishes,
            DesignsSold designs,
            DesignPages drawn) {
        this.wishes = wishes;
        this.designs = designs;
        this.drawn = drawn;
        this.reading = reading;
        this.desk = desk;
        this.ways = ways;
        this.forms = forms;
        this.sentFiles = sentFiles;
        this.parties = parties;
        this.guests = guests;
        this.pages = pages;
    }

    @GetMapping("/mine")
    ModelAndView mine(Caller caller) {
        return new ModelAndView("campaign/mine")
                .addObject("called", reading.called(caller, MOST))
                .addObject("joined", reading.joined(caller, MOST));
    }

    @GetMapping("/new")
    ModelAndView choose(
            Caller caller,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String wish,
            @RequestParam(defaultValue = "") String sells,
            HttpServletRequest request) {
        var answered = wishes.checked(caller, wish);
        var sold = designs.checked(caller, sells).map(one -> drawn.prefilled(one, pages.language(request)));
        return ways.find(way)
                .map(found -> {
                    var values = answering(forms.fresh(found), answered);
                    sold.ifPresent(values::putAll);
                    return form(caller, found, null, values, null);
                })
                .orElseGet(() -> new ModelAndView("campaign/choose")
                        .addObject("ways", ways.all())
                        .addObject("wish", answered.orElse(null)));
    }

    private static Map<String, String> answering(Map<String, String> values, Optional<PostedWish> wish) {
        wish.ifPresent(asked -> {
            values.put("wish", asked.id().toString());
            values.put("title", asked.title());
            values.put("story", asked.body());
        });
        return values;
    }

    @PostMapping("/new")
    ModelAndView draft(
            Caller caller,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(required = false) @Nullable List<MultipartFile> picture,
            HttpServletRequest request) {
        var chosen = ways.of(way);
        var sent = Forms.sent(request.getParameterMap());
        try {
            sentFiles.keep(convener(caller, sent), chosen.draft(), request, sent);
            var answers = forms.answers(sent, CURRENCY);
            var answered = wishes.checked(caller, sent.getOrDefault("wish", ""));
            var sold = designs.checked(caller, sent.getOrDefault("sells", ""));
            var id = desk.draft(
                    caller,
                    convener(caller, sent),
                    way,
                    chosen.rules(answers),
                    forms.texts(chosen, answers, pages.language(request)),
                    Forms.beside(chosen, answers));
            answered.ifPresent(wish -> wishes.link(id, wish));
            sold.ifPresent(design -> {
                designs.link(id, design);
                designs.picture(caller, id, design);
            });
            keep(caller, id, picture);
            return new ModelAndView("redirect:/campaigns/" + id + "?done=campaign.drafted");
        } catch (RefusedException e) {
            return form(caller, chosen, null, sent, e.refusal());
        }
    }

    @GetMapping("/{id}/edit")
    ModelAndView edit(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        var campaign = own(caller, id);
        var way = ways.of(campaign.mechanism());
        var view = reading.view(Optional.of(caller), campaign.id());
        return form(caller, way, campaign, forms.drafted(way, view, pages.language(request)), null);
    }

    @PostMapping("/{id}/edit")
    ModelAndView change(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable List<MultipartFile> picture,
            HttpServletRequest request) {
        var campaign = own(caller, id);
        var way = ways.of(campaign.mechanism());
        var sent = Forms.sent(request.getParameterMap());
        try {
            if (campaign.isDraft()) {
                sentFiles.keep(campaign.convener(), way.draft(), request, sent);
            }
            var answers = forms.answers(sent, campaign.currency());
            var texts = forms.texts(way, answers, pages.language(request));
            boolean words = !campaign.isDraft() && !sent.containsKey("rules");
            desk.edit(
                    caller,
                    campaign.id(),
                    words ? null : way.rules(answers),
                    texts,
                    words ? null : Forms.beside(way, answers));
            keep(caller, campaign.id(), picture);
            return new ModelAndView("redirect:/campaigns/" + id + "?done=campaign.saved");
        } catch (RefusedException e) {
            return form(caller, way, campaign, sent, e.refusal());
        }
    }

    @PostMapping("/{id}/opening")
    String open(Caller caller, @PathVariable UUID id) {
        desk.open(caller, new CampaignId(id));
        wishes.opened(new CampaignId(id));
        return "redirect:/campaigns/" + id + "?done=campaign.opened";
    }

    @PostMapping("/{id}/cancellation")
    String cancel(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        desk.cancel(caller, new CampaignId(id), reason);
        return "redirect:/campaigns/" + id + "?done=campaign.cancelled";
    }

    @PostMapping("/{id}/news")
    String tell(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        var answers = forms.answers(Forms.sent(request.getParameterMap()), CURRENCY);
        desk.tell(caller, new CampaignId(id), Forms.text(answers, "news", pages.language(request)));
        return "redirect:/campaigns/" + id + "?done=campaign.told";
    }

    /** Makers by name, to be invited. */
    @GetMapping("/{id}/makers")
    ModelAndView makers(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") String q) {
        var campaign = own(caller, id);
        return new ModelAndView("campaign/makers")
                .addObject("campaign", campaign)
                .addObject("words", q)
                .addObject("found", guests.search(caller, campaign.id(), q))
                .addObject("invited", guests.invited(caller, campaign.id()));
    }

    @PostMapping("/{id}/invitations")
    String invite(Caller caller, @PathVariable UUID id, @RequestParam UUID organisation) {
        guests.invite(caller, new CampaignId(id), new PartyId(organisation));
        return "redirect:/campaigns/" + id + "/makers?done=campaign.invited";
    }

    private Campaign own(Caller caller, UUID id) {
        var view = reading.view(Optional.of(caller), new CampaignId(id));
        if (!view.convenes()) {
            throw new RefusedException(Refusal.of(
                    "campaign.not-yours-forbidden", "Another party called this campaign; only she changes it."));
        }
        return view.campaign();
    }

    private void keep(Caller caller, CampaignId id, @Nullable List<MultipartFile> picture) {
        ChosenPictures.of(picture).stream().limit(1).forEach(one -> desk.picture(caller, id, one));
    }

    private static PartyId convener(Caller caller, Map<String, String> sent) {
        var wanted = sent.getOrDefault("convener", "");
        return CampaignReading.sides(caller).stream()
                .filter(side -> side.toString().equals(wanted))
                .findFirst()
                .orElse(caller.person());
    }

    private ModelAndView form(
            Caller caller,
            Way way,
            @Nullable Campaign campaign,
            Map<String, String> values,
            @Nullable Refusal refusal) {
        var sides = new LinkedHashMap<String, Saying>();
        CampaignReading.sides(caller)
                .reversed()
                .forEach(side -> sides.put(side.toString(), Saying.plain(parties.displayName(side))));
        return new ModelAndView("campaign/form", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("view", new FormView(way, campaign, sides, values, refusal));
    }
}
