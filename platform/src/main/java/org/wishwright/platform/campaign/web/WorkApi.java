package org.wishwright.platform.campaign.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wishwright.platform.campaign.CampaignId;
import org.wishwright.platform.campaign.Work;
import org.wishwright.platform.campaign.work.Booth;
import org.wishwright.platform.campaign.work.ReportDesk;
import org.wishwright.platform.campaign.work.WorkDesk;
import org.wishwright.platform.campaign.work.WorkReading;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.identity.Caller;

/** Works and ballots as JSON. What goes to the ballot box is under {@code /api/v1/ballots}, where no session is looked at. */
@RestController
@RequestMapping("/api/v1")
class WorkApi {

    private final WorkDesk desk;
    private final WorkReading reading;
    private final ReportDesk reports;
    private final Booth booth;

    WorkApi(WorkDesk desk, WorkReading reading, ReportDesk reports, Booth booth) {
        this.desk = desk;
        this.reading = reading;
        this.reports = reports;
        this.booth = booth;
    }

    record Made(String code) {}

    record WorkBody(
            String code,
            String title,
            String words,
            String variant,
            int version,
            String state,
            String reason,
            String receipt) {

        static WorkBody of(Work work) {
            return new WorkBody(
                    work.code(),
                    work.texts().title(),
                    work.texts().words(),
                    work.texts().variant(),
                    work.version(),
                    work.state().name(),
                    work.reason(),
                    work.receipt().toString());
        }
    }

    /** @param next of the next page; 0 on the last */
    record Listed(List<WorkBody> items, int all, int next) {}

    record WordsBody(@Nullable String words, @Nullable String reason) {}

    record AwardBody(@Nullable List<String> works) {}

    record BallotBody(@Nullable String code, @Nullable List<String> designs) {}

    record PaperBody(@Nullable String kind, List<String> paper, List<String> ballot, boolean waits) {}

    record DecisionBody(boolean upheld, @Nullable String answer) {}

    record ReportBody(UUID report, UUID campaign, @Nullable String work, String reason) {}

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static WorkDesk.Sent sent(
            String title, String words, String variant, @Nullable List<MultipartFile> picture) {
        var pictures = ChosenPictures.of(picture);
        return new WorkDesk.Sent(title, words, variant, pictures.isEmpty() ? null : pictures.getFirst());
    }

    @PostMapping("/campaigns/{id}/works")
    @ResponseStatus(HttpStatus.CREATED)
    Made handIn(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String variant,
            @RequestParam(required = false) @Nullable List<MultipartFile> picture) {
        return new Made(desk.handIn(caller, new CampaignId(id), sent(title, words, variant, picture)));
    }

    @PutMapping("/campaigns/{id}/works/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revise(
            Caller caller,
            @PathVariable UUID id,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String variant,
            @RequestParam(required = false) @Nullable List<MultipartFile> picture) {
        desk.revise(caller, new CampaignId(id), code, sent(title, words, variant, picture));
    }

    @DeleteMapping("/campaigns/{id}/works/{code}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeBack(Caller caller, @PathVariable UUID id, @PathVariable String code) {
        desk.takeBack(caller, new CampaignId(id), code);
    }

    @GetMapping("/campaigns/{id}/works")
    Listed list(
            Optional<Caller> caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "true") boolean all,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "50") int limit) {
        var shelf = reading.shelf(caller, new CampaignId(id), !all, after, Math.clamp(limit, 1, 100));
        return new Listed(shelf.works().stream().map(WorkBody::of).toList(), shelf.all(), shelf.next());
    }

    @GetMapping("/campaigns/{id}/works/{code}")
    WorkBody one(Optional<Caller> caller, @PathVariable UUID id, @PathVariable String code) {
        return WorkBody.of(reading.one(caller, new CampaignId(id), code).work());
    }

    @PostMapping("/campaigns/{id}/works/{code}/comments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void comment(Caller caller, @PathVariable UUID id, @PathVariable String code, @RequestBody WordsBody body) {
        desk.comment(caller, new CampaignId(id), code, text(body.words()));
    }

    @PostMapping("/campaigns/{id}/works/{code}/reports")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(Caller caller, @PathVariable UUID id, @PathVariable String code, @RequestBody WordsBody body) {
        reports.report(caller, new CampaignId(id), code, text(body.reason()));
    }

    @PostMapping("/campaigns/{id}/award")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void award(Caller caller, @PathVariable UUID id, @RequestBody AwardBody body) {
        desk.award(caller, new CampaignId(id), body.works() == null ? List.of() : body.works());
    }

    @PostMapping("/campaigns/{id}/none-fits")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void noneFits(Caller caller, @PathVariable UUID id, @RequestBody WordsBody body) {
        reports.noneFits(caller, new CampaignId(id), text(body.reason()));
    }

    @GetMapping("/operator/works")
    List<ReportBody> open() {
        return reports.open(100).stream()
                .map(asked -> new ReportBody(
                        asked.report().id(),
                        asked.campaign().id().value(),
                        Optional.ofNullable(asked.report().work())
                                .map(Work::code)
                                .orElse(null),
                        asked.report().reason()))
                .toList();
    }

    @PostMapping("/operator/works/{report}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable UUID report, @RequestBody DecisionBody body) {
        reports.decide(report, body.upheld(), text(body.answer()));
    }

    /** The credential; shown this once. */
    @PostMapping("/campaigns/{id}/credential")
    @ResponseStatus(HttpStatus.CREATED)
    Made credential(Caller caller, @PathVariable UUID id, HttpServletRequest request) {
        return new Made(booth.issue(caller, new CampaignId(id), request.getRemoteAddr()));
    }

    @PostMapping("/ballots/{id}/paper")
    PaperBody paper(@PathVariable UUID id, @RequestBody BallotBody body) {
        var paper = booth.paper(new CampaignId(id), text(body.code()));
        var round = paper.round();
        return new PaperBody(round == null ? null : round.kind().name(), paper.paper(), paper.ballot(), paper.waits());
    }

    @PostMapping("/ballots/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void vote(@PathVariable UUID id, @RequestBody BallotBody body) {
        booth.vote(new CampaignId(id), text(body.code()), body.designs() == null ? List.of() : body.designs());
    }
}
