package org.wishwright.platform.onboarding.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.ChosenPictures;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.onboarding.Application;
import org.wishwright.platform.onboarding.ApplicationState.Returned;
import org.wishwright.platform.onboarding.Onboarding;

/** Applications as JSON: the maker's own, and those that operators decide about. */
@RestController
@RequestMapping("/api/v1")
class OnboardingApi {

    private final Onboarding onboarding;
    private final Files files;

    OnboardingApi(Onboarding onboarding, Files files) {
        this.onboarding = onboarding;
        this.files = files;
    }

    /**
     * @param approved whether the organisation may sell, be it with these papers or with those that they shall replace
     * @param reason why it was returned; null in any other state
     */
    record ApplicationBody(
            UUID organisation,
            String state,
            int round,
            @Nullable String reason,
            String legalName,
            String country,
            String number,
            String contactName,
            String contact,
            String makes,
            boolean licence,
            boolean approved,
            Instant changed) {

        static ApplicationBody of(Application application) {
            var papers = application.papers();
            return new ApplicationBody(
                    application.organisation().value(),
                    application.state().name(),
                    application.round(),
                    application.state() instanceof Returned(String reason) ? reason : null,
                    papers.legalName(),
                    papers.country(),
                    papers.number(),
                    papers.contactName(),
                    papers.contact(),
                    papers.makes(),
                    papers.licence() != null,
                    application.approved() != null,
                    application.changed());
        }
    }

    record LineBody(
            UUID organisation,
            String legalName,
            String country,
            String number,
            String state,
            int round,
            boolean change,
            Instant changed) {}

    record ListBody(List<LineBody> items, @Nullable String next) {}

    record Decision(@Nullable Integer round, @Nullable String reason) {}

    @GetMapping("/onboarding")
    ApplicationBody mine(Caller caller) {
        return ApplicationBody.of(onboarding.mine(caller));
    }

    @PutMapping("/onboarding")
    ApplicationBody save(Caller caller, @RequestBody PapersForm body) {
        return ApplicationBody.of(onboarding.save(caller, body.papers(null)));
    }

    /** The picture of the licence, as a part of that name. */
    @PutMapping("/onboarding/licence")
    ApplicationBody licence(Caller caller, @RequestParam(required = false) @Nullable List<MultipartFile> licence) {
        var chosen = ChosenPictures.of(licence);
        var picture = files.keepPicture(
                caller.organisation(Role.MAKER), chosen.isEmpty() ? new byte[0] : chosen.getFirst(), "licence");
        var papers = onboarding.mine(caller).papers();
        return ApplicationBody.of(onboarding.save(caller, papers.withLicence(picture)));
    }

    /** Sending it twice sends it once: the second time it is no longer open. */
    @PostMapping("/onboarding/submission")
    ApplicationBody submit(Caller caller) {
        return ApplicationBody.of(onboarding.submit(caller));
    }

    /** Takes back what was sent and is not decided; then it can be written in again. */
    @PostMapping("/onboarding/withdrawal")
    ApplicationBody withdraw(Caller caller) {
        return ApplicationBody.of(onboarding.withdraw(caller));
    }

    /** Begins a change of what was approved, which stays valid meanwhile. */
    @PostMapping("/onboarding/change")
    ApplicationBody change(Caller caller) {
        return ApplicationBody.of(onboarding.change(caller));
    }

    /** Drops such a change. */
    @PostMapping("/onboarding/keep")
    ApplicationBody keep(Caller caller) {
        return ApplicationBody.of(onboarding.keep(caller));
    }

    @GetMapping("/operator/onboarding")
    ListBody sent(
            Caller caller,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var sent = onboarding.sent(caller, new Onboarding.Wanted(state, q, cursor, limit));
        return new ListBody(
                sent.items().stream()
                        .map(line -> new LineBody(
                                line.organisation().value(),
                                line.legalName(),
                                line.country(),
                                line.number(),
                                line.state(),
                                line.round(),
                                line.change(),
                                line.changed()))
                        .toList(),
                sent.next());
    }

    @GetMapping("/operator/onboarding/{organisation}")
    ApplicationBody one(Caller caller, @PathVariable UUID organisation) {
        return ApplicationBody.of(onboarding.sent(caller, new PartyId(organisation)));
    }

    @PostMapping("/operator/onboarding/{organisation}/approval")
    ApplicationBody approve(Caller caller, @PathVariable UUID organisation, @RequestBody Decision decision) {
        return ApplicationBody.of(onboarding.approve(caller, new PartyId(organisation), round(decision)));
    }

    @PostMapping("/operator/onboarding/{organisation}/return")
    ApplicationBody giveBack(Caller caller, @PathVariable UUID organisation, @RequestBody Decision decision) {
        var reason = decision.reason() == null ? "" : decision.reason();
        return ApplicationBody.of(onboarding.giveBack(caller, new PartyId(organisation), round(decision), reason));
    }

    private static int round(Decision decision) {
        if (decision.round() == null) {
            throw new RefusedException(Refusal.of(
                    "onboarding.round-missing",
                    "Say which round of the application you have read, as in its field round.",
                    "field",
                    "round"));
        }
        return decision.round();
    }
}
