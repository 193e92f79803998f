package org.wishwright.platform.onboarding.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.onboarding.Application;
import org.wishwright.platform.onboarding.ApplicationState;
import org.wishwright.platform.onboarding.Onboarding;

/** The operator's list of applications and the page on which she decides about one. */
@Controller
@RequestMapping("/operator/onboarding")
public class OperatorOnboarding {

    private static final int A_PAGE = 20;
    private static final String ALL = "ALL";

    private final Onboarding onboarding;
    private final Parties parties;
    private final Files files;

    OperatorOnboarding(Onboarding onboarding, Parties parties, Files files) {
        this.onboarding = onboarding;
        this.parties = parties;
        this.files = files;
    }

    /** Without a choice it lists what waits for a decision. */
    @GetMapping
    ModelAndView list(
            Caller caller,
            @RequestParam(defaultValue = "SUBMITTED") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor) {
        var chosen = ApplicationState.NAMES.contains(state) && !state.equals("DRAFT") ? state : ALL;
        var sent = onboarding.sent(caller, new Onboarding.Wanted(chosen.equals(ALL) ? "" : chosen, q, cursor, A_PAGE));
        return new ModelAndView("onboarding/list")
                .addObject("view", new ListView(sent, chosen, q, cursor != null && !cursor.isEmpty()));
    }

    @GetMapping("/{organisation}")
    ModelAndView one(Caller caller, @PathVariable UUID organisation) {
        return page(onboarding.sent(caller, new PartyId(organisation)), "", null);
    }

    @GetMapping("/{organisation}/licence")
    ResponseEntity<byte[]> licence(
            Caller caller,
            @PathVariable UUID organisation,
            @RequestParam(defaultValue = "SCREEN") Size size,
            @RequestParam(defaultValue = "false") boolean approved) {
        return MakerOnboarding.licence(files, onboarding.sent(caller, new PartyId(organisation)), size, approved);
    }

    @PostMapping("/{organisation}/approval")
    String approve(Caller caller, @PathVariable UUID organisation, @RequestParam int round) {
        onboarding.approve(caller, new PartyId(organisation), round);
        return "redirect:/operator/onboarding?done=onboarding.approved";
    }

    @PostMapping("/{organisation}/return")
    ModelAndView giveBack(
            Caller caller,
            @PathVariable UUID organisation,
            @RequestParam int round,
            @RequestParam(defaultValue = "") String reason) {
        try {
            onboarding.giveBack(caller, new PartyId(organisation), round, reason);
            return new ModelAndView("redirect:/operator/onboarding?done=onboarding.returned");
        } catch (RefusedException e) {
            if (!e.refusal().values().containsKey("field")) {
                throw e;
            }
            return page(onboarding.sent(caller, new PartyId(organisation)), reason, e.refusal());
        }
    }

    private ModelAndView page(Application application, String reason, @Nullable Refusal refusal) {
        var view = new ModelAndView(
                "onboarding/review", refusal == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        return view.addObject(
                        "view", new ReviewView(application, parties.displayName(application.organisation()), reason))
                .addObject("refusal", refusal);
    }

    /** A page of the list, and how it was asked for. */
    public record ListView(Onboarding.Sent sent, String state, String search, boolean later) {

        public Map<String, String> states(Page page) {
            var words = new LinkedHashMap<String, String>();
            ApplicationState.NAMES.stream()
                    .filter(name -> !name.equals("DRAFT"))
                    .forEach(name -> words.put(name, page.t("onboarding.state." + name)));
            words.put(ALL, page.t("onboarding.state.ALL"));
            return words;
        }

        public String country(Onboarding.Line line, Locale language) {
            return Countries.name(line.country(), language);
        }

        /** The address of the first page with this search, or empty on it. */
        public String first() {
            return later ? address(null) : "";
        }

        /** The address of the next page, or empty on the last. */
        public String next() {
            return sent.next() == null ? "" : address(sent.next());
        }

        private String address(@Nullable String cursor) {
            var address = UriComponentsBuilder.fromPath("/operator/onboarding")
                    .queryParam("state", state)
                    .queryParam("q", "{q}");
            if (cursor != null) {
                address.queryParam("cursor", cursor);
            }
            return address.encode().buildAndExpand(search).toUriString();
        }
    }

    /** @param reason what was typed about why to return it */
    public record ReviewView(Application application, String name, String reason) {

        public boolean waits() {
            return application.state() instanceof ApplicationState.Submitted;
        }

        public String country(Locale language) {
            return Countries.name(application.papers().country(), language);
        }

        /** What is valid beside what would be, in the order of the form. */
        public List<Compared> compared(Page page) {
            var now = Objects.requireNonNull(application.approved());
            var then = application.papers();
            return List.of(
                    new Compared(page.t("onboarding.legalName"), now.legalName(), then.legalName()),
                    new Compared(
                            page.t("onboarding.country"),
                            Countries.name(now.country(), page.language()),
                            country(page.language())),
                    new Compared(page.t("onboarding.number"), now.number(), then.number()),
                    new Compared(page.t("onboarding.makes"), now.makes(), then.makes()),
                    new Compared(page.t("onboarding.contactName"), now.contactName(), then.contactName()),
                    new Compared(page.t("onboarding.contact"), now.contact(), then.contact()));
        }
    }

    /** One line of a change. */
    public record Compared(String label, String now, String then) {

        public boolean differs() {
            return !now.equals(then);
        }
    }
}
