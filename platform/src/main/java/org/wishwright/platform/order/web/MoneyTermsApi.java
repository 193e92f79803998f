package org.wishwright.platform.order.web;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.deal.Portion.Beneficiary;
import org.wishwright.platform.ledger.deal.Terms.Milestone;
import org.wishwright.platform.order.MoneyTerms;
import org.wishwright.platform.order.Refusing;
import org.wishwright.platform.order.work.MoneyTermsDesk;

/** When the money of a maker's orders is released and who earns with her; hundredths of a percent and days. */
@RestController
class MoneyTermsApi {

    private final MoneyTermsDesk desk;

    MoneyTermsApi(MoneyTermsDesk desk) {
        this.desk = desk;
    }

    record Part(
            @Nullable UUID product,
            @Nullable UUID party,
            @Nullable Beneficiary as,
            int basisPoints) {}

    /** What the maker says; what is missing is nothing. */
    record Asked(
            @Nullable Map<Milestone, Integer> releases,
            @Nullable Long complaintDays,
            @Nullable List<Part> parts) {}

    /** @param holdback and {@code holdbackDays} are the platform's to say */
    record Body(
            Map<Milestone, Integer> releases, long complaintDays, List<Part> parts, int holdback, long holdbackDays) {}

    record Holdback(int basisPoints, int days) {}

    @GetMapping("/api/v1/maker/money-terms")
    Body terms(Caller caller) {
        var terms = desk.terms(caller);
        var releases = new EnumMap<Milestone, Integer>(Milestone.class);
        for (var milestone : Milestone.values()) {
            releases.put(milestone, terms.freedBy(milestone));
        }
        return new Body(
                releases,
                terms.complaintWindow().toDays(),
                terms.parts().stream()
                        .map(part -> new Part(
                                part.product().value(), part.party().value(), part.beneficiary(), part.basisPoints()))
                        .toList(),
                terms.holdback(),
                terms.holdbackTime().toDays());
    }

    @PutMapping("/api/v1/maker/money-terms")
    Body set(Caller caller, @RequestBody Asked body) {
        var parts = body.parts() == null ? List.<Part>of() : body.parts();
        desk.set(
                caller,
                body.releases() == null ? Map.of() : body.releases(),
                days(body.complaintDays() == null ? 0 : body.complaintDays()),
                parts.stream().map(MoneyTermsApi::part).toList());
        return terms(caller);
    }

    @PutMapping("/api/v1/operator/makers/{maker}/holdback")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void holdBack(Caller caller, @PathVariable UUID maker, @RequestBody Holdback holdback) {
        desk.holdBack(caller, new PartyId(maker), holdback.basisPoints(), days(holdback.days()));
    }

    private static Duration days(long days) {
        if (days < 0 || days > 365) {
            throw new RefusedException(
                    Refusing.because("order.money-window", "Give whole days, from 0 to 60.", "field", "days"));
        }
        return Duration.ofDays(days);
    }

    private static MoneyTerms.Part part(Part part) {
        var product = part.product();
        var party = part.party();
        var as = part.as();
        if (product == null || party == null || as == null) {
            throw new RefusedException(Refusing.because(
                    "order.money-parts", "Say of each part which product, who, and as what.", "field", "parts"));
        }
        return new MoneyTerms.Part(new BlueprintId(product), new PartyId(party), as, part.basisPoints());
    }
}
