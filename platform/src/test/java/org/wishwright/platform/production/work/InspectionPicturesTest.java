package org.wishwright.platform.production.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wishwright.platform.production.work.FloorFixture.event;
import static org.wishwright.platform.production.work.FloorFixture.failing;
import static org.wishwright.platform.production.work.FloorFixture.member;
import static org.wishwright.platform.production.work.FloorFixture.newOrder;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.files.Files;
import org.wishwright.platform.files.Size;
import org.wishwright.platform.files.TestPictures;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.production.OperationState;
import org.wishwright.platform.production.PieceId;
import org.wishwright.platform.production.store.PictureStore;

/** Photos of an inspection: who takes them, how many, and who sees them. */
@PlatformTest
class InspectionPicturesTest {

    @Autowired
    ApplicationContext context;

    FloorFixture floor;
    PictureDesk desk;
    OrderId order;
    PieceId piece;
    UUID operation;
    Caller buyer;
    byte[] photo;

    @BeforeEach
    void aFinishedPiece() {
        floor = new FloorFixture(context);
        desk = new PictureDesk(
                floor.access,
                floor.pieces,
                context.getBean(PictureStore.class),
                context.getBean(Files.class),
                floor.factories,
                floor.orders,
                context.getBean(Live.class),
                floor.transaction,
                context.getBean(BusinessClock.class));
        order = newOrder();
        buyer = new Caller(new PartyId(UUID.randomUUID()), "Lin", Set.of());
        floor.orders.place(order, buyer.person(), floor.maker);
        floor.release(floor.plan(1, member(order, 1, 1)));
        floor.finishAll();
        var last = floor.list(OperationState.FINISHED).getFirst();
        operation = last.operation();
        piece = new PieceId(floor.lists
                .pieces(floor.worker, last.workOrder(), true, 1)
                .getFirst()
                .piece());
        photo = TestPictures.jpeg(400, 300);
    }

    private void take(String key, int photos) {
        var uploads = java.util.Collections.nCopies(photos, photo);
        desk.attach(floor.worker, desk.keep(floor.worker, piece, uploads), key);
    }

    @Test
    void photosBelongToTheLatestInspectionAndAreSeenByBuyerAndFloorAlone() {
        floor.desk.record(floor.worker, List.of(failing(operation, piece.value(), "REWORK")));
        take("first-key", 1);
        floor.finishAll();
        floor.desk.record(
                floor.worker,
                List.of(event(
                        "INSPECT",
                        floor.list(OperationState.FINISHED).getFirst().operation())));
        take("second-key", 2);
        var pictures = floor.records.pictures(order);
        assertThat(pictures).extracting(picture -> picture.no()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(pictures).filteredOn(picture -> picture.passed()).hasSize(2);
        assertThat(desk.picture(buyer, order, piece, 1, Size.THUMBNAIL)).isPresent();
        assertThat(desk.picture(floor.worker, order, piece, 3, Size.SCREEN)).isPresent();
        assertThat(desk.picture(buyer, order, piece, 4, Size.SCREEN)).isEmpty();
        assertThat(desk.picture(buyer, newOrder(), piece, 1, Size.SCREEN)).isEmpty();
        var stranger = FloorFixture.person(new PartyId(UUID.randomUUID()), Role.FLOOR);
        assertThat(desk.picture(stranger, order, piece, 1, Size.SCREEN)).isEmpty();
    }

    @Test
    void thePieceOfAnotherOrderIsNotShownToABuyerWhoNamesHerOwn() {
        floor.desk.record(floor.worker, List.of(event("INSPECT", operation)));
        take("some-key", 1);
        var other = newOrder();
        var otherBuyer = new Caller(new PartyId(UUID.randomUUID()), "Han", Set.of());
        floor.orders.place(other, otherBuyer.person(), floor.maker);
        assertThat(desk.picture(otherBuyer, other, piece, 1, Size.SCREEN)).isEmpty();
        assertThat(desk.picture(otherBuyer, order, piece, 1, Size.SCREEN)).isEmpty();
    }

    @Test
    void anInspectionHasAtMostFourPhotosAndARepeatedKeyAddsNone() {
        floor.desk.record(floor.worker, List.of(event("INSPECT", operation)));
        take("same-key", 3);
        take("same-key", 3);
        assertThat(floor.records.pictures(order)).hasSize(3);
        take("more-key", 1);
        assertThatThrownBy(() -> take("even-more", 1))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("too-many-pictures");
        assertThatThrownBy(() -> take("five-at-once", 5)).hasMessageContaining("too-many-pictures");
        assertThat(floor.records.pictures(order)).hasSize(4);
    }

    @Test
    void photosBeforeAnInspectionOrByStrangersOrThatAreNoneAreRefused() {
        assertThatThrownBy(() -> take("too-early", 1)).hasMessageContaining("not-inspected");
        var stranger = FloorFixture.person(new PartyId(UUID.randomUUID()), Role.FLOOR);
        assertThatThrownBy(() -> desk.keep(stranger, piece, List.of(photo))).isInstanceOf(RefusedException.class);
        var text = "no picture at all <script>".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> desk.keep(floor.worker, piece, List.of(text))).isInstanceOf(RefusedException.class);
        floor.desk.record(floor.worker, List.of(event("INSPECT", operation)));
        assertThatThrownBy(() -> take("short", 1)).hasMessageContaining("key-invalid");
        assertThat(floor.records.pictures(order)).isEmpty();
    }
}
