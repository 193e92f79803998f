package org.wishwright.platform.ledger.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Parts;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Chargeback;
import org.wishwright.platform.ledger.Chargebacks;
import org.wishwright.platform.ledger.Subjects;

/** The operator's list of what banks took back: who bore it, and what to say against it. */
@Controller
public class ChargebackPages {

    private static final int A_PAGE = 20;

    private final Chargebacks chargebacks;
    private final ObjectProvider<Subjects> subjects;

    ChargebackPages(Chargebacks chargebacks, ObjectProvider<Subjects> subjects) {
        this.chargebacks = chargebacks;
        this.subjects = subjects;
    }

    /** @param state empty for all @param numbers of the orders @param further whether this is not the first page */
    public record View(
            Chargebacks.Page page,
            List<Chargebacks.Sum> sums,
            String state,
            Map<UUID, String> numbers,
            boolean further) {

        public String next() {
            return page.next() == null ? "" : "/operator/chargebacks?state=" + state + "&before=" + page.next();
        }

        public List<Parts.Figure> figures(Page words) {
            return sums.stream()
                    .flatMap(sum -> List.of(
                            new Parts.Figure(words.money(sum.claims()), words.t("chargeback.claims"), "", ""),
                            new Parts.Figure(
                                    words.money(sum.losses()),
                                    words.t("chargeback.losses"),
                                    "",
                                    sum.losses().isPositive() ? "bad" : ""))
                            .stream())
                    .toList();
        }
    }

    /** Who bore a lost one, those who bore nothing left out. */
    public static List<Parts.Sum> bearers(Page page, Chargeback chargeback) {
        return List.of(
                        new Parts.Sum(page.t("chargeback.from.shares"), "", chargeback.fromShares(), false),
                        new Parts.Sum(page.t("chargeback.from.holdback"), "", chargeback.fromHoldback(), false),
                        new Parts.Sum(page.t("chargeback.from.bond"), "", chargeback.fromBond(), false),
                        new Parts.Sum(page.t("chargeback.from.loss"), "", chargeback.fromLoss(), false))
                .stream()
                .filter(sum -> sum.amount().isPositive())
                .toList();
    }

    @GetMapping("/operator/chargebacks")
    ModelAndView list(
            Caller caller,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID before) {
        boolean known = Arrays.stream(Chargeback.State.values())
                .anyMatch(each -> each.name().equals(state));
        var page = chargebacks.list(caller, known ? state : "", before, A_PAGE);
        var about = page.items().stream().map(Chargeback::subject).distinct().toList();
        var numbers = Subjects.numbers(subjects.stream(), about);
        var view = new View(page, chargebacks.sums(caller), known ? state : "", numbers, before != null);
        return new ModelAndView("ledger/chargebacks", Map.of("view", view));
    }

    @GetMapping("/operator/chargebacks/{id}/evidence.zip")
    ResponseEntity<byte[]> evidence(Caller caller, @PathVariable UUID id) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("chargeback-" + id + ".zip")
                                .build()
                                .toString())
                .body(chargebacks.evidence(caller, id));
    }
}
