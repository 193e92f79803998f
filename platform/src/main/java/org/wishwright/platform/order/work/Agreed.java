package org.wishwright.platform.order.work;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Catalog;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.deal.Portion;
import org.wishwright.platform.ledger.deal.Portion.Beneficiary;
import org.wishwright.platform.ledger.deal.RulePack;
import org.wishwright.platform.order.CampaignOrder;
import org.wishwright.platform.order.CampaignOrders;
import org.wishwright.platform.order.Commission;
import org.wishwright.platform.order.MoneyTerms;
import org.wishwright.platform.order.OrderLine;
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
    private final Commission commission;
    private final RulePack rules;

    Agreed(
            MoneyTermsStore store,
            CampaignOrders campaigns,
            OrderReader reader,
            Catalog catalog,
            Commission commission,
            @Value("${wishwright.jurisdiction:CN}") String jurisdiction) {
        this.store = store;
        this.campaigns = campaigns;
        this.reader = reader;
        this.catalog = catalog;
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
     * To the cent: the platform its commission of the items, the designer of a campaign's deal her royalty, each partner her part of the
     * lines of her product, the maker the rest.
     */
    private List<Portion> portions(OrderSummary order, MoneyTerms terms) {
        var earned = new LinkedHashMap<PartyId, Portion>();
        campaigns.find(order.id()).ifPresent(from -> {
            var designer = from.designer();
            if (designer != null) {
                var royalty = order.items().basisPoints(from.royalty()).minor();
                earned.put(designer, new Portion(Beneficiary.DESIGNER, designer, royalty, 0));
            }
        });
        if (!terms.parts().isEmpty()) {
            for (var line : reader.lines(List.of(order.id())).getOrDefault(order.id(), List.of())) {
                var product = catalog.published(line.version()).blueprint();
                terms.parts().stream()
                        .filter(part ->
                                part.product().equals(product) && !part.party().equals(order.seller()))
                        .map(part -> portion(part, line))
                        .forEach(one -> earned.merge(
                                java.util.Objects.requireNonNull(one.party()),
                                one,
                                (a, b) -> new Portion(a.beneficiary(), a.party(), a.weight() + b.weight(), 0)));
            }
        }
        long fee = commission.of(order.items()).minor();
        long others = earned.values().stream().mapToLong(Portion::weight).sum();
        long makers = Math.max(0, order.total().minor() - fee - others);
        var portions = new ArrayList<Portion>();
        portions.add(new Portion(Beneficiary.MAKER, order.seller(), makers, terms.holdback()));
        portions.addAll(earned.values());
        portions.add(new Portion(Beneficiary.PLATFORM, null, fee, 0));
        return portions;
    }

    private static Portion portion(MoneyTerms.Part part, OrderLine line) {
        var price = line.unitPrice().times(line.quantity());
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
