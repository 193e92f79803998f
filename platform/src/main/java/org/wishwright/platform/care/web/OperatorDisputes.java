package org.wishwright.platform.care.web;

import java.math.BigDecimal;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.care.Disputes;
import org.wishwright.platform.care.Remedy;
import org.wishwright.platform.care.responsibility.Bearer;
import org.wishwright.platform.care.responsibility.Finding;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.evidence.RecordedFact;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Parties;

/** The one page on which an operator decides a dispute: what both say, what the facts say, and what shall become of it. */
@Controller
public class OperatorDisputes {

    private final Disputes disputes;
    private final EvidenceBook evidence;
    private final Parties parties;

    OperatorDisputes(Disputes disputes, EvidenceBook evidence, Parties parties) {
        this.disputes = disputes;
        this.evidence = evidence;
        this.parties = parties;
    }

    /** A finding with the facts that prove it. */
    public record Proven(Finding finding, List<RecordedFact> facts) {}

    @GetMapping("/operator/disputes")
    ModelAndView list(Caller caller) {
        var all = disputes.all(caller);
        var makers = parties.displayNames(
                all.stream().map(dispute -> dispute.maker()).toList());
        return new ModelAndView("care/disputes", Map.of("disputes", all, "makers", makers));
    }

    @GetMapping("/operator/disputes/{id}")
    ModelAndView show(Caller caller, @PathVariable UUID id) {
        return view(caller, id, null);
    }

    private ModelAndView view(Caller caller, UUID id, @Nullable Refusal refusal) {
        var dispute = disputes.one(caller, id);
        var findings = disputes.findings(caller, dispute.order()).stream()
                .map(finding -> new Proven(
                        finding,
                        finding.facts().stream()
                                .map(evidence::fact)
                                .flatMap(Optional::stream)
                                .toList()))
                .toList();
        var view = new ModelAndView(
                "care/decide",
                Map.of(
                        "dispute",
                        dispute,
                        "findings",
                        findings,
                        "maker",
                        parties.displayName(dispute.maker()),
                        "most",
                        disputes.refundable(dispute.order()),
                        "left",
                        disputes.hasLeft(dispute.order())));
        view.addObject("refusal", refusal);
        return view;
    }

    @PostMapping("/operator/disputes/{id}")
    ModelAndView decide(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String remedy,
            @RequestParam(defaultValue = "") String bearer,
            @RequestParam(defaultValue = "") String amount,
            @RequestParam(defaultValue = "") String words) {
        try {
            var most = disputes.refundable(disputes.one(caller, id).order());
            disputes.decide(
                    caller,
                    id,
                    DisputePages.named(Remedy.class, remedy),
                    DisputePages.named(Bearer.class, bearer),
                    money(amount, most),
                    words);
            return new ModelAndView("redirect:/operator/disputes/" + id + "?done=care.decided");
        } catch (RefusedException e) {
            var view = view(caller, id, e.refusal());
            view.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return view;
        }
    }

    /** An amount as typed, in the order's currency; nothing typed is nothing. */
    private static Money money(String typed, Money like) {
        try {
            var stripped = typed.strip();
            var amount = stripped.isEmpty() ? BigDecimal.ZERO : new BigDecimal(stripped);
            long minor = amount.movePointRight(like.currency().getDefaultFractionDigits())
                    .longValueExact();
            if (minor < 0) {
                throw new ArithmeticException("negative");
            }
            return new Money(minor, like.currency());
        } catch (NumberFormatException | ArithmeticException notAnAmount) {
            throw new RefusedException(Refusal.of(
                    "care.amount-invalid",
                    "Say how much goes back, or choose a remedy without money.",
                    "field",
                    "amount"));
        }
    }
}
