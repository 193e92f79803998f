package org.wishwright.platform.campaign.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.ways.Ways;
import org.wishwright.platform.campaign.work.Booth;
import org.wishwright.platform.campaign.work.CampaignPayments;
import org.wishwright.platform.campaign.work.CampaignReading;
import org.wishwright.platform.campaign.work.DealDesk;
import org.wishwright.platform.campaign.work.Guests;
import org.wishwright.platform.campaign.work.InputDesk;
import org.wishwright.platform.campaign.work.MakingDesk;
import org.wishwright.platform.campaign.work.Uploads;
import org.wishwright.platform.campaign.work.WishesAnswered;
import org.wishwright.platform.campaign.work.WorkReading;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.files.FileId;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.PictureAnswer;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/** Campaigns for everybody: the list, one with all that may be done in it, and its live part. */
@Controller
@RequestMapping("/campaigns")
class CampaignPages {

    private static final int A_PAGE = 12;
    private static final int FIRST_WORKS = 8;
    private static final int MOST_WORKS = 200;

    private final CampaignReading reading;
    private final InputDesk inputs;
    private final CampaignPayments payments;
    private final DealDesk deals;
    private final WorkReading works;
    private final Booth booth;
    private final Ways ways;
    private final Forms forms;
    private final Files files;
    private final Live live;
    private final MakingDesk makings;
    private final Catalog catalog;
    private final WishesAnswered wishes;
    private final DesignPages designs;
    private final SentFiles sentFiles;
    private final Uploads uploads;
    private final Guests guests;

    CampaignPages(
            CampaignReading reading,
            InputDesk inputs,
            CampaignPayments payments,
            DealDesk deals,
            WorkReading works,
            Booth booth,
            Ways ways,
            Forms forms,
            Files files,
            Live live,
            MakingDesk makings,
            Catalog catalog,
            WishesAnswered wishes,
            DesignPages designs,
            SentFiles sentFiles,
            Uploads uploads,
            Guests guests) {
        this.wishes = wishes;
        this.designs = designs;
        this.guests = guests;
        this.reading = reading;
        this.inputs = inputs;
        this.payments = payments;
        this.deals = deals;
        this.works = works;
        this.booth = booth;
        this.ways = ways;
        this.forms = forms;
        this.files = files;
        this.live = live;
        this.makings = makings;
        this.catalog = catalog;
        this.sentFiles = sentFiles;
        this.uploads = uploads;
    }

    @GetMapping
    ModelAndView list(
            Optional<Caller> caller,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(defaultValue = "") String over,
            @RequestParam(required = false) @Nullable String cursor) {
        var wanted = new CampaignStore.Wanted(way, q, over.equals("yes"));
        var page = reading.list(caller, wanted, cursor, A_PAGE);
        return new ModelAndView("campaign/list")
                .addObject("view", new ListView(page, wanted, ways.all(), cursor != null && !cursor.isEmpty()));
    }

    @GetMapping("/{id}")
    ModelAndView show(Optional<Caller> caller, @PathVariable UUID id) {
        return page(caller, id, Map.of(), null, "");
    }

    /** The part that is fetched again when there is news. */
    @GetMapping("/{id}/part")
    ModelAndView part(Optional<Caller> caller, @PathVariable UUID id) {
        return new ModelAndView("campaign/part").addObject("view", view(caller, id, Map.of(), null, ""));
    }

    @GetMapping("/{id}/live")
    SseEmitter watch(Optional<Caller> caller, @PathVariable UUID id) {
        var campaign = reading.find(caller, new CampaignId(id));
        return live.watch(List.of("campaign:" + campaign.id()));
    }

    @GetMapping("/{id}/picture")
    ResponseEntity<byte[]> picture(Optional<Caller> caller, @PathVariable UUID id) {
        var picture = reading.find(caller, new CampaignId(id)).picture();
        return PictureAnswer.of(
                Optional.ofNullable(picture).flatMap(found -> files.picture(new FileId(found), Size.SCREEN)));
    }

    /** A file that was sent with a form, for its owner: it is shown in the form until that is in order. */
    @GetMapping("/files/{file}")
    ResponseEntity<byte[]> file(Caller caller, @PathVariable UUID file) {
        return PictureAnswer.of(uploads.own(caller, file, Size.THUMBNAIL));
    }

    @GetMapping("/{id}/papers/{entry}/{number}")
    ResponseEntity<byte[]> drawing(
            Optional<Caller> caller,
            @PathVariable UUID id,
            @PathVariable String entry,
            @PathVariable int number,
            @RequestParam(defaultValue = "") String size) {
        var file = reading.file(caller, new CampaignId(id), entry, number);
        return PictureAnswer.of(files.picture(file, size.equals("small") ? Size.THUMBNAIL : Size.SCREEN));
    }

    /** Proof of when its author had it (存证), to keep beside the file itself. */
    @GetMapping("/{id}/papers/{entry}/{number}/receipt")
    ResponseEntity<byte[]> receipt(
            Optional<Caller> caller, @PathVariable UUID id, @PathVariable String entry, @PathVariable int number) {
        var receipt = reading.receipt(caller, new CampaignId(id), entry, number);
        var name = "timestamp-" + receipt.subject() + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(receipt.toBytes());
    }

    @GetMapping("/{id}/record.json")
    ResponseEntity<String> record(Optional<Caller> caller, @PathVariable UUID id) {
        var campaign = reading.find(caller, new CampaignId(id));
        var name = "campaign-" + campaign.number() + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(reading.record(caller, campaign.id()));
    }

    @PostMapping("/{id}/inputs")
    ModelAndView take(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        var sent = Forms.sent(request.getParameterMap());
        try {
            var view = reading.view(Optional.of(caller), new CampaignId(id));
            var kind = sent.getOrDefault("kind", "");
            var act = view.acts().stream()
                    .filter(one -> one.kind().equals(kind))
                    .findFirst()
                    .orElseThrow(() -> new RefusedException(
                            Refusal.of("campaign.not-now", "This is not possible now. Look at what the page offers.")));
            sentFiles.keep(guests.side(caller, view.campaign(), view.way(), kind), act.fields(), request, sent);
            var answers = forms.answers(sent, view.campaign().currency());
            var done = inputs.put(caller, new CampaignId(id), null, answers.step(act));
            return done.code().isEmpty()
                    ? new ModelAndView("redirect:/campaigns/" + id + "?done=campaign." + kind + "#mine")
                    : page(Optional.of(caller), id, Map.of(), null, done.code());
        } catch (RefusedException e) {
            if (e.refusal().code().endsWith("not-found")) {
                throw e;
            }
            return page(Optional.of(caller), id, sent, e.refusal(), "");
        }
    }

    /** A sum that was paid meanwhile, perhaps in another window, is shown as it is. */
    @PostMapping("/{id}/payments")
    ModelAndView pay(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String entry,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "sandbox") String method,
            @RequestParam(defaultValue = "success") String scenario) {
        try {
            var once = key.isBlank() ? UUID.randomUUID().toString() : key;
            var paid = payments.pay(caller, new CampaignId(id), entry, once, method, scenario);
            return new ModelAndView("redirect:/campaigns/" + id + "?done=campaign.pay-"
                    + paid.state().toLowerCase(Locale.ROOT) + "#mine");
        } catch (RefusedException e) {
            if (e.refusal().code().endsWith("not-found")) {
                throw e;
            }
            return page(Optional.of(caller), id, Map.of(), e.refusal(), "");
        }
    }

    @PostMapping("/{id}/deals/{deal}/receipt")
    String receive(Caller caller, @PathVariable UUID id, @PathVariable UUID deal) {
        deals.receive(caller, deal);
        return "redirect:/campaigns/" + id + "?done=campaign.received#mine";
    }

    @PostMapping("/{id}/deals/{deal}/return")
    String giveBack(Caller caller, @PathVariable UUID id, @PathVariable UUID deal) {
        deals.giveBack(caller, deal);
        return "redirect:/campaigns/" + id + "?done=campaign.given-back#mine";
    }

    @PostMapping("/{id}/redemptions")
    ModelAndView redeem(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") String code) {
        try {
            deals.redeem(caller, new CampaignId(id), code);
            return new ModelAndView("redirect:/campaigns/" + id + "?done=campaign.redeemed#mine");
        } catch (RefusedException e) {
            return page(Optional.of(caller), id, Map.of("code", code), e.refusal(), "");
        }
    }

    private ModelAndView page(
            Optional<Caller> caller, UUID id, Map<String, String> typed, @Nullable Refusal refusal, String code) {
        return new ModelAndView("campaign/campaign", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("view", view(caller, id, typed, refusal, code))
                .addObject("wish", wishes.of(new CampaignId(id)).orElse(null))
                .addObject("drawn", designs.drawn(new CampaignId(id)))
                .addObject("sold", designs.view(caller, new CampaignId(id), ""));
    }

    private @Nullable WorksView works(Optional<Caller> caller, UUID id) {
        var campaign = reading.find(caller, new CampaignId(id));
        if (!WorkReading.has(campaign)) {
            return null;
        }
        boolean contest = campaign.mechanism().equals("contest");
        return new WorksView(
                works.shelf(caller, campaign.id(), contest, 0, contest ? FIRST_WORKS : MOST_WORKS),
                caller.map(one -> works.mine(one, campaign.id())).orElse(List.of()),
                caller.map(one -> booth.standing(one, campaign)).orElse(Booth.Standing.NONE),
                contest ? booth.waiting(campaign.id()) : 0);
    }

    private CampaignView view(
            Optional<Caller> caller, UUID id, Map<String, String> typed, @Nullable Refusal refusal, String code) {
        var sides = caller.map(one -> CampaignReading.sides(one).stream()
                        .map(PartyId::toString)
                        .toList())
                .orElse(List.of());
        var view = reading.view(caller, new CampaignId(id));
        var made = makings.of(view.campaign().id()).stream()
                .map(making -> Made.of(catalog, view.campaign(), making))
                .toList();
        return new CampaignView(
                view,
                sides,
                typed,
                refusal,
                code,
                UUID.randomUUID().toString(),
                made,
                makings.orders(view.deals()),
                works(caller, id));
    }
}
