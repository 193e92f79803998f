package org.wishwright.platform.campaign.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.work.Booth;
import org.wishwright.platform.campaign.work.ReportDesk;
import org.wishwright.platform.campaign.work.WorkDesk;
import org.wishwright.platform.identity.Caller;

/** Getting a ballot code, awarding the reward of a task call, and the page on which an operator decides about works. */
@Controller
class ContestPages {

    private static final int MOST = 100;

    private final Booth booth;
    private final WorkDesk works;
    private final ReportDesk reports;

    ContestPages(Booth booth, WorkDesk works, ReportDesk reports) {
        this.booth = booth;
        this.works = works;
        this.reports = reports;
    }

    /** The code is shown this once; the browser keeps it for the ballot box alone. */
    @PostMapping("/campaigns/{id}/credential")
    ModelAndView credential(
            Caller caller, @PathVariable UUID id, HttpServletRequest request, HttpServletResponse response) {
        try {
            var code = booth.issue(caller, new CampaignId(id), request.getRemoteAddr());
            BallotPages.keep(id, code, request, response);
            return code(id, code, null);
        } catch (RefusedException e) {
            if (e.refusal().code().endsWith("not-found")) {
                throw e;
            }
            return code(id, "", e.refusal());
        }
    }

    private static ModelAndView code(UUID id, String code, @Nullable Refusal refusal) {
        return new ModelAndView("campaign/code", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("campaign", id)
                .addObject("code", code)
                .addObject("refusal", refusal);
    }

    @PostMapping("/campaigns/{id}/award")
    String award(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") List<String> work) {
        works.award(caller, new CampaignId(id), work);
        return "redirect:/campaigns/" + id + "?done=campaign.awarded#works";
    }

    @PostMapping("/campaigns/{id}/none-fits")
    String noneFits(Caller caller, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason) {
        reports.noneFits(caller, new CampaignId(id), reason);
        return "redirect:/campaigns/" + id + "?done=campaign.none-asked#works";
    }

    @GetMapping("/operator/works")
    ModelAndView open() {
        return open(Map.of(), null);
    }

    private ModelAndView open(Map<String, String> typed, @Nullable Refusal refusal) {
        return new ModelAndView("campaign/reports", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .addObject("reports", reports.open(MOST))
                .addObject("typed", typed)
                .addObject("refusal", refusal);
    }

    @PostMapping("/operator/works/{report}")
    ModelAndView decide(
            @PathVariable UUID report,
            @RequestParam(defaultValue = "") String upheld,
            @RequestParam(defaultValue = "") String answer) {
        try {
            reports.decide(report, upheld.equals("yes"), answer);
            return new ModelAndView("redirect:/operator/works?done=campaign.decided");
        } catch (RefusedException e) {
            if (e.refusal().code().endsWith("not-found")) {
                throw e;
            }
            return open(Map.of("report", report.toString(), "answer", answer), e.refusal());
        }
    }
}
