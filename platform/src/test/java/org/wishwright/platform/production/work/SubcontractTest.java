package org.wishwright.platform.production.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wishwright.platform.production.work.FloorFixture.member;
import static org.wishwright.platform.production.work.FloorFixture.newOrder;

import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.AccountRef;
import org.wishwright.platform.ledger.Ledger;
import org.wishwright.platform.ledger.TransferDraft;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.OperationId;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.floor.Subcontract;
import org.wishwright.platform.production.store.FloorStore;
import org.wishwright.platform.production.store.SheetStore;
import org.wishwright.platform.production.store.SubcontractStore;

@PlatformTest
class SubcontractTest {

    private static final Money PRICE = Money.of(12_00, "CNY");

    @Autowired
    ApplicationContext context;

    @Autowired
    Ledger ledger;

    FloorFixture floor;
    FloorFixture partner;
    SubcontractDesk desk;
    Caller maker;
    Caller other;
    OrderId order;
    OperationId first;

    @BeforeEach
    void twoFloors() {
        floor = new FloorFixture(context);
        partner = new FloorFixture(context);
        floor.factories.put(partner.maker, partner.factory);
        maker = FloorFixture.person(floor.maker, Role.MAKER);
        other = FloorFixture.person(partner.maker, Role.MAKER);
        desk = new SubcontractDesk(
                floor.access,
                floor.factories,
                context.getBean(SheetStore.class),
                context.getBean(FloorStore.class),
                context.getBean(SubcontractStore.class),
                ledger,
                context.getBean(Live.class),
                context.getBean(TransactionTemplate.class),
                context.getBean(BusinessClock.class),
                context.getBean(IdSource.class));
        order = newOrder();
        floor.release(floor.plan(2, member(order, 1, 1)));
        first = new OperationId(floor.list(OperationState.READY).getFirst().operation());
    }

    private UUID offer() {
        return desk.offer(maker, first, partner.maker, PRICE, floor.now.plus(Duration.ofDays(3)));
    }

    private void earn(Money amount) {
        var currency = Currency.getInstance("CNY");
        ledger.transfer(List.of(new TransferDraft(
                AccountRef.provider(order.value(), currency),
                AccountRef.party(floor.maker, currency),
                amount,
                "test.income",
                order.value())));
    }

    private SubcontractStore.Row row() {
        return desk.list(maker).getFirst();
    }

    @Test
    void anAcceptedStepIsDoneOnThePartnersFloorAndPaidWhenItIsBack() {
        earn(PRICE);
        var id = offer();
        assertThat(floor.report("START", first.value())).isInstanceOf(FloorDesk.Result.Refused.class);
        assertThat(partner.list(OperationState.READY)).isEmpty();
        desk.accept(other, id);
        assertThat(floor.list(OperationState.READY)).isEmpty();
        assertThatThrownBy(() -> desk.returned(maker, id)).hasMessageContaining("production.not-away");
        partner.finishAll();
        assertThat(floor.list(OperationState.READY)).as("not back yet").isEmpty();
        desk.returned(maker, id);
        assertThat(row().state().name()).isEqualTo(Subcontract.State.RETURNED);
        assertThat(row().paid()).isNotNull();
        assertThat(ledger.balance(AccountRef.party(partner.maker, PRICE.currency()))
                        .posted())
                .isEqualTo(PRICE);
        floor.finishAll();
        floor.report("INSPECT", floor.list(OperationState.FINISHED).getFirst().operation());
        assertThat(floor.orders.ready).containsExactly(order);
    }

    @Test
    void whatTheBalanceDoesNotCoverStaysDue() {
        var id = offer();
        desk.accept(other, id);
        partner.finishAll();
        desk.returned(maker, id);
        assertThat(row().paid()).isNull();
        assertThatThrownBy(() -> desk.pay(maker, id)).hasMessageContaining("production.pay-uncovered");
        earn(PRICE);
        desk.pay(maker, id);
        desk.pay(maker, id);
        assertThat(ledger.balance(AccountRef.party(partner.maker, PRICE.currency()))
                        .posted())
                .isEqualTo(PRICE);
    }

    @Test
    void whatIsDeclinedOrWithdrawnStaysAtHome() {
        desk.decline(other, offer());
        assertThat(floor.list(OperationState.READY)).hasSize(1);
        var again = offer();
        desk.withdraw(maker, again);
        assertThatThrownBy(() -> desk.accept(other, again)).hasMessageContaining("production.sent-out-conflict");
        floor.report("START", first.value());
        assertThatThrownBy(this::offer).hasMessageContaining("production.not-sendable");
    }

    @Test
    void onlyTheTwoMakersKnowOfIt() {
        var id = offer();
        var third = new FloorFixture(context);
        floor.factories.put(third.maker, third.factory);
        var stranger = FloorFixture.person(third.maker, Role.MAKER);
        assertThatThrownBy(() -> desk.accept(stranger, id)).hasMessageContaining("production.sent-out-not-found");
        assertThatThrownBy(() -> desk.accept(maker, id)).hasMessageContaining("production.sent-out-not-found");
        assertThatThrownBy(() -> desk.withdraw(other, id)).hasMessageContaining("production.sent-out-not-found");
        assertThat(desk.list(stranger)).isEmpty();
        assertThatThrownBy(() -> desk.offer(stranger, first, partner.maker, PRICE, floor.now.plus(Duration.ofDays(1))))
                .hasMessageContaining("production.operation-not-found");
    }
}
