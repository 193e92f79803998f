package org.wishwright.platform.order.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.catalog.Designed;
import org.wishwright.platform.catalog.Designs;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.deal.Portion;
import org.wishwright.platform.ledger.deal.Portion.Beneficiary;
import org.wishwright.platform.ledger.deal.RulePack;
import org.wishwright.platform.order.CampaignOrder;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.Commission;
import org.wishwright.platform.order.MoneyTerms;
import org.wishwright.platform.order.OrderSummary;
import org.wishwright.platform.order.store.MoneyTermsStore;
import org.wishwright.platform.order.store.OrderReader;

/** What was agreed about an order's money: its maker's terms as they stood when it was placed, worked out for its lines. */
@Component
class Agreed {

    private final MoneyTermsStore store;
    private final CampaignOrders campaigns;
    private final OrderReader reader;
    private final Catalog catalog;
    private final Designs designs;
    private final Commission commission;
    private final RulePack rules;

    Agreed(
            MoneyTermsStore store,
            CampaignOrders campaigns,
            OrderReader reader,
            Catalog catalog,
            Designs designs,
            Commission commission,
            @Value("${wishwright.jurisdiction:CN}") String jurisdiction) {
        this.store = store;
        this.campaigns = campaigns;
        this.reader = reader;
        this.catalog = catalog;
        this.designs = designs;
        this.commission = commission;
        this.rules = RulePack.of(jurisdiction);
    }

    MoneyTerms at(PartyId maker, Instant placed) {
        return store.at(maker, placed).orElse(MoneyTerms.USUAL);
    }

    org.wishwright.platform.ledger.deal.Terms of(OrderSummary order, MoneyTerms terms) {
        return new org.wishwright.platform.ledger.deal.Terms(
                rules,
                order.total(),
                order.seller(),
                campaigns.find(order.id()).map(CampaignOrder::madeToOrder).orElse(true),
                Money.zero(order.total().currency()),
                portions(order, terms),
                terms.releases(),
                terms.complaintWindow());
    }

    /**
     * To the cent: the platform its commission of the items, those who drew a design their royalty, each partner her part of the
     * lines of her product, the maker the rest.
     */
    private List<Portion> portions(OrderSummary order, MoneyTerms terms) {
        var earned = new LinkedHashMap<PartyId, Portion>();
        var from = campaigns.find(order.id()).map(CampaignOrder::designed);
        from.ifPresent(designed -> royalties(designed, order.items(), order.seller(), earned));
        var prices = new LinkedHashMap<BlueprintId, Money>();
        reader.lines(List.of(order.id()))
                .getOrDefault(order.id(), List.of())
                .forEach(line -> prices.merge(
                        catalog.published(line.version()).blueprint(),
                        line.unitPrice().times(line.quantity()),
                        Money::plus));
        var drawn = designs.at(prices.keySet(), order.placed());
        prices.forEach((product, price) -> {
            Optional.ofNullable(drawn.get(product))
                    .filter(designed -> from.filter(designed::isOf).isEmpty())
                    .ifPresent(designed -> royalties(designed, price, order.seller(), earned));
            terms.parts().stream()
                    .filter(part ->
                            part.product().equals(product) && !part.party().equals(order.seller()))
                    .forEach(part -> earn(earned, portion(part, price)));
        });
        long fee = commission.of(order.items()).minor();
        long others = earned.values().stream().mapToLong(Portion::weight).sum();
        long makers = Math.max(0, order.total().minor() - fee - others);
        var portions = new ArrayList<Portion>();
        portions.add(new Portion(Beneficiary.MAKER, order.seller(), makers, terms.holdback()));
        portions.addAll(earned.values());
        portions.add(new Portion(Beneficiary.PLATFORM, null, fee, 0));
        return portions;
    }

    /** What those who drew a design get of a price; what would be the seller's own stays with her. */
    private static void royalties(Designed designed, Money price, PartyId seller, Map<PartyId, Portion> earned) {
        designed.split(price).forEach((party, part) -> {
            if (part.isPositive() && !party.equals(seller)) {
                earn(earned, new Portion(Beneficiary.DESIGNER, party, part.minor(), 0));
            }
        });
    }

    private static void earn(Map<PartyId, Portion> earned, Portion one) {
        earned.merge(
                Objects.requireNonNull(one.party()),
                one,
                (a, b) -> new Portion(a.beneficiary(), a.party(), a.weight() + b.weight(), 0));
    }

    private static Portion portion(MoneyTerms.Part part, Money price) {
        return new Portion(
                part.beneficiary(),
                part.party(),
                price.basisPoints(part.basisPoints()).minor(),
                0);
    }

    /** Whether the maker has this product on sale. */
    boolean exists(PartyId maker, BlueprintId product) {
        return catalog.current(product)
                .filter(version -> catalog.published(version).maker().equals(maker))
                .isPresent();
    }
}
