package org.wishwright.platform.campaign.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.WebUtils;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.work.Booth;
import org.wishwright.platform.campaign.work.CampaignReading;
import org.wishwright.platform.campaign.work.WorkReading;
import org.wishwright.platform.files.PictureAnswer;
import org.wishwright.platform.files.Size;

/** The ballot box. No session is looked at here: who votes is the holder of a credential, from a cookie of this path or as typed. */
@Controller
@RequestMapping("/ballot/{id}")
class BallotPages {

    static final String COOKIE = "ww_ballot";
    private static final Duration LIFE = Duration.ofDays(180);
    private static final String CHOSEN = "d-";

    private final CampaignReading campaigns;
    private final WorkReading works;
    private final Booth booth;

    BallotPages(CampaignReading campaigns, WorkReading works, Booth booth) {
        this.campaigns = campaigns;
        this.works = works;
        this.booth = booth;
    }

    static void keep(UUID campaign, String code, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(COOKIE, code)
                .path("/ballot/" + campaign)
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .maxAge(LIFE)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    @GetMapping
    ModelAndView show(@PathVariable UUID id, HttpServletRequest request) {
        var cookie = WebUtils.getCookie(request, COOKIE);
        var code = cookie == null ? "" : cookie.getValue();
        try {
            return page(id, code, Map.of(), null);
        } catch (RefusedException e) {
            return page(id, "", Map.of(), e.refusal().code().equals("contest.code-wrong") ? null : e.refusal());
        }
    }

    /** Shows a credential, so that the browser keeps it for this path. */
    @PostMapping("/code")
    ModelAndView open(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String code,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            booth.paper(new CampaignId(id), code);
            keep(id, code.strip(), request, response);
            return new ModelAndView("redirect:/ballot/" + id);
        } catch (RefusedException e) {
            return page(id, "", Map.of("code", code), e.refusal());
        }
    }

    @PostMapping
    ModelAndView vote(@PathVariable UUID id, @RequestParam(defaultValue = "") String code, HttpServletRequest request) {
        var sent = Forms.sent(request.getParameterMap());
        try {
            booth.vote(new CampaignId(id), code, chosen(sent));
            return new ModelAndView("redirect:/ballot/" + id + "?done=campaign.voted");
        } catch (RefusedException e) {
            if (e.refusal().code().endsWith("not-found")) {
                throw e;
            }
            boolean known = !e.refusal().code().equals("contest.code-wrong")
                    && !e.refusal().code().equals("market.over");
            return page(id, known ? code : "", sent, e.refusal());
        }
    }

    /** Ticked designs, or those with a number, by their numbers; two with the same number are refused. */
    private static List<String> chosen(Map<String, String> sent) {
        var numbers = sent.entrySet().stream()
                .filter(field ->
                        field.getKey().startsWith(CHOSEN) && !field.getValue().isBlank())
                .toList();
        if (numbers.stream().allMatch(field -> field.getValue().equals("yes"))) {
            return numbers.stream()
                    .map(field -> field.getKey().substring(CHOSEN.length()))
                    .toList();
        }
        if (!numbers.stream().allMatch(field -> field.getValue().strip().matches("[0-9]{1,3}"))
                || numbers.stream()
                                .map(field -> Integer.parseInt(field.getValue().strip()))
                                .distinct()
                                .count()
                        < numbers.size()) {
            throw new RefusedException(Refusal.of(
                    "contest.ranks", "Give each design a number of its own: 1 for the best, then 2, 3 and so on."));
        }
        return numbers.stream()
                .sorted(Comparator.comparingInt(
                        field -> Integer.parseInt(field.getValue().strip())))
                .map(field -> field.getKey().substring(CHOSEN.length()))
                .toList();
    }

    /** Pictures of designs, from here so that looking at them leaves no trace with the session either. */
    @GetMapping("/pictures/{code}")
    ResponseEntity<byte[]> picture(@PathVariable UUID id, @PathVariable String code) {
        return PictureAnswer.of(works.picture(Optional.empty(), new CampaignId(id), code, Size.THUMBNAIL));
    }

    private ModelAndView page(UUID id, String code, Map<String, String> typed, @Nullable Refusal refusal) {
        var campaign = campaigns.find(Optional.empty(), new CampaignId(id));
        if (!campaign.mechanism().equals("contest")) {
            throw new RefusedException(Refusal.of(
                    "campaign.not-found", "There is no such campaign. Look for it in the list of campaigns."));
        }
        var paper = code.isEmpty() ? null : booth.paper(campaign.id(), code);
        var view = new BallotView(
                campaign,
                paper,
                code,
                paper == null ? Map.of() : works.byCode(campaign.id(), paper.paper()),
                typed,
                refusal);
        return new ModelAndView("campaign/ballot", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("view", view);
    }
}
