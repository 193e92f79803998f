package org.wishwright.platform.campaign.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import org.wishwright.platform.campaign.work.CampaignReading;
import org.wishwright.platform.campaign.work.ReportDesk;
import org.wishwright.platform.campaign.work.WorkDesk;
import org.wishwright.platform.campaign.work.WorkReading;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.files.PictureAnswer;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.identity.Caller;

/** Designs and other work: the gallery, each with what is said of it, and the forms to hand in, revise and report. */
@Controller
@RequestMapping("/campaigns/{id}")
class WorkPages {

    private static final int A_PAGE = 24;

    private final CampaignReading campaigns;
    private final WorkReading reading;
    private final DesignPages designs;
    private final WorkDesk desk;
    private final ReportDesk reports;

    WorkPages(CampaignReading campaigns, WorkReading reading, WorkDesk desk, ReportDesk reports, DesignPages designs) {
        this.campaigns = campaigns;
        this.reading = reading;
        this.designs = designs;
        this.desk = desk;
        this.reports = reports;
    }

    @GetMapping("/works")
    ModelAndView gallery(
            Optional<Caller> caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String all,
            @RequestParam(defaultValue = "0") int after) {
        boolean every = all.equals("yes");
        return new ModelAndView("campaign/works")
                .addObject("shelf", reading.shelf(caller, new CampaignId(id), !every, after, A_PAGE))
                .addObject("every", every)
                .addObject("after", after);
    }

    /** Every round that has closed, as it was counted. */
    @GetMapping("/rounds")
    ModelAndView rounds(Optional<Caller> caller, @PathVariable UUID id) {
        var view = campaigns.view(caller, new CampaignId(id));
        if (!view.campaign().mechanism().equals("contest")) {
            throw new RefusedException(Refusal.of(
                    "campaign.not-found", "There is no such campaign. Look for it in the list of campaigns."));
        }
        var rounds = RoundView.of(view.situation().list("rounds"));
        var codes = rounds.stream()
                .flatMap(round -> round.rows().stream())
                .map(RoundView.Row::code)
                .distinct()
                .toList();
        return new ModelAndView("campaign/rounds")
                .addObject("view", view)
                .addObject("rounds", rounds)
                .addObject("works", reading.byCode(view.campaign().id(), codes));
    }

    @GetMapping("/works/new")
    ModelAndView form(Caller caller, @PathVariable UUID id) {
        return form(campaigns.find(Optional.of(caller), new CampaignId(id)), "", Map.of(), null);
    }

    private static ModelAndView form(
            Campaign campaign, String code, Map<String, String> values, @Nullable Refusal refusal) {
        if (!WorkReading.has(campaign)) {
            throw new RefusedException(Refusal.of(
                    "campaign.not-found", "There is no such campaign. Look for it in the list of campaigns."));
        }
        return new ModelAndView("campaign/hand-in", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("form", new WorkForm(campaign, code, values, refusal));
    }

    @PostMapping("/works/new")
    ModelAndView handIn(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String variant,
            @RequestParam(required = false) @Nullable List<MultipartFile> picture) {
        var campaign = new CampaignId(id);
        try {
            var code = desk.handIn(caller, campaign, sent(title, words, variant, picture));
            return done(id, "/works/" + code + "?done=campaign.handed-in");
        } catch (RefusedException e) {
            return refused(caller, campaign, "", values(title, words, variant), e);
        }
    }

    @GetMapping("/works/{code}/edit")
    ModelAndView edit(Caller caller, @PathVariable UUID id, @PathVariable String code) {
        var shown = reading.one(Optional.of(caller), new CampaignId(id), code);
        if (!shown.mine()) {
            throw new RefusedException(Refusal.of(
                    "campaign.work-not-found", "There is no such work in this campaign. Look at the list again."));
        }
        var texts = shown.work().texts();
        return form(shown.campaign(), code, values(texts.title(), texts.words(), texts.variant()), null);
    }

    @PostMapping("/works/{code}/edit")
    ModelAndView revise(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String variant,
            @RequestParam(required = false) @Nullable List<MultipartFile> picture) {
        var campaign = new CampaignId(id);
        try {
            desk.revise(caller, campaign, code, sent(title, words, variant, picture));
            return done(id, "/works/" + code + "?done=campaign.revised");
        } catch (RefusedException e) {
            return refused(caller, campaign, code, values(title, words, variant), e);
        }
    }

    private ModelAndView refused(
            Caller caller, CampaignId id, String code, Map<String, String> values, RefusedException e) {
        if (e.refusal().code().endsWith("not-found")) {
            throw e;
        }
        return form(campaigns.find(Optional.of(caller), id), code, values, e.refusal());
    }

    private static Map<String, String> values(String title, String words, String variant) {
        var values = new LinkedHashMap<String, String>();
        values.put("title", title);
        values.put("words", words);
        values.put("variant", variant);
        return values;
    }

    private static WorkDesk.Sent sent(
            String title, String words, String variant, @Nullable List<MultipartFile> picture) {
        var pictures = ChosenPictures.of(picture);
        return new WorkDesk.Sent(title, words, variant, pictures.isEmpty() ? null : pictures.getFirst());
    }

    @GetMapping("/works/{code}")
    ModelAndView one(Optional<Caller> caller, @PathVariable UUID id, @PathVariable String code) {
        return one(caller, id, code, Map.of(), null);
    }

    private ModelAndView one(
            Optional<Caller> caller, UUID id, String code, Map<String, String> typed, @Nullable Refusal refusal) {
        return new ModelAndView("campaign/work", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("shown", reading.one(caller, new CampaignId(id), code))
                .addObject("sold", designs.view(caller, new CampaignId(id), code))
                .addObject("typed", typed)
                .addObject("refusal", refusal);
    }

    @GetMapping("/works/{code}/picture")
    ResponseEntity<byte[]> picture(
            Optional<Caller> caller,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String size) {
        return PictureAnswer.of(
                reading.picture(caller, new CampaignId(id), code, size.equals("small") ? Size.THUMBNAIL : Size.SCREEN));
    }

    @GetMapping("/works/{code}/receipt")
    ResponseEntity<byte[]> receipt(Caller caller, @PathVariable UUID id, @PathVariable String code) {
        var receipt = reading.receipt(caller, new CampaignId(id), code)
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "evidence.receipt-not-found",
                        "There is no receipt for this fact yet. It takes a second or two after it was recorded.")));
        var name = "timestamp-" + receipt.subject() + ".json";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(receipt.toBytes());
    }

    @PostMapping("/works/{code}/comments")
    ModelAndView comment(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String words) {
        try {
            desk.comment(caller, new CampaignId(id), code, words);
            return done(id, "/works/" + code + "?done=campaign.commented#comments");
        } catch (RefusedException e) {
            return said(caller, id, code, Map.of("words", words), e);
        }
    }

    @PostMapping("/works/{code}/report")
    ModelAndView report(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String reason) {
        try {
            reports.report(caller, new CampaignId(id), code, reason);
            return done(id, "/works/" + code + "?done=campaign.reported");
        } catch (RefusedException e) {
            return said(caller, id, code, Map.of("reason", reason), e);
        }
    }

    private ModelAndView said(Caller caller, UUID id, String code, Map<String, String> typed, RefusedException e) {
        if (e.refusal().code().endsWith("not-found")) {
            throw e;
        }
        return one(Optional.of(caller), id, code, typed, e.refusal());
    }

    @PostMapping("/works/{code}/taking-back")
    ModelAndView takeBack(Caller caller, @PathVariable UUID id, @PathVariable String code) {
        desk.takeBack(caller, new CampaignId(id), code);
        return done(id, "?done=campaign.took-back#works");
    }

    private static ModelAndView done(UUID id, String more) {
        return new ModelAndView("redirect:/campaigns/" + id + more);
    }
}
