package org.wishwright.platform.order.work;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Disclosures;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.order.CarrierOrder;
import org.wishwright.platform.order.MerchantOrder;
import org.wishwright.platform.order.OperatorOrder;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.OrderedLine;
import org.wishwright.platform.order.RoleViews;
import org.wishwright.platform.order.SupplierOrder;
import org.wishwright.platform.order.Waybill;
import org.wishwright.platform.order.store.OrderReader;
import org.wishwright.platform.order.store.WaybillStore;

/** Cuts an order down to what each role needs of it. */
@Service
class RoleDesk implements RoleViews {

    private final OrderReader reader;
    private final WaybillStore addresses;
    private final Parties parties;
    private final Disclosures looks;

    RoleDesk(OrderReader reader, WaybillStore addresses, Parties parties, Disclosures looks) {
        this.reader = reader;
        this.addresses = addresses;
        this.parties = parties;
        this.looks = looks;
    }

    @Override
    public SupplierOrder forSupplier(OrderId order) {
        var found = found(order);
        int quantity = found.lines().stream()
                .map(OrderedLine::line)
                .mapToInt(line -> line.quantity())
                .sum();
        return new SupplierOrder(quantity, found.summary().area());
    }

    @Override
    @Transactional
    public MerchantOrder forMerchant(Caller caller, PartyId merchant, OrderId order) {
        var found = found(order);
        boolean member =
                caller.memberships().stream().anyMatch(one -> one.organisation().equals(merchant));
        if (!member || !merchant.equals(found.summary().channel())) {
            throw new RefusedException(OrderPayments.notFound());
        }
        var buyer = found.summary().buyer();
        looks.seen(caller, buyer, Disclosures.Field.NAME, "order.merchant");
        return new MerchantOrder(found.summary(), found.lines(), parties.displayName(buyer));
    }

    @Override
    public OperatorOrder forOperator(Caller caller, OrderId order) {
        if (!caller.isOperator()) {
            throw new RefusedException(
                    Refusal.of("operator.role-forbidden", "Only an operator of the platform may do this."));
        }
        var found = found(order);
        return new OperatorOrder(found.summary(), found.lines());
    }

    @Override
    public CarrierOrder forCarrier(OrderId order) {
        var sent = sent(order);
        var summary = found(order).summary();
        return new CarrierOrder(summary.number(), summary.addressToken(), Waybill.of(sent.address()));
    }

    @Override
    @Transactional
    public CarrierOrder.Opened openForCarrier(OrderId order, PartyId sender) {
        var sent = sent(order);
        looks.seenByCarrier(sender, sent.buyer(), "order.carrier");
        var address = sent.address();
        return new CarrierOrder.Opened(address.name(), address.region(), address.street());
    }

    private WaybillStore.Sent sent(OrderId order) {
        return addresses.underWay(order).orElseThrow(() -> new RefusedException(Waybills.notFound()));
    }

    private OrderReader.Listed found(OrderId order) {
        return reader.open(order).orElseThrow(() -> new RefusedException(OrderPayments.notFound()));
    }
}
