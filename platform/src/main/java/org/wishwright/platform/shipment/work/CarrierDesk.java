package org.wishwright.platform.shipment.work;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.foundation.PlainText;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.order.CarrierOrder;
import org.wishwright.platform.order.OrderId;
import org.wishwright.platform.order.RoleViews;
import org.wishwright.platform.shipment.ShipmentId;
import org.wishwright.platform.shipment.Shipments.State;
import org.wishwright.platform.shipment.store.CarrierStore;
import org.wishwright.platform.shipment.store.ShipmentStore;

/**
 * What a carrier may know of a parcel: masked at first, the whole address by one more step that is written down for the buyer, her phone
 * number never. Carrier and buyer write to each other here. All of it by a link that runs out, at the latest when the parcel arrives.
 */
@Service
public class CarrierDesk {

    /** How long a link is good. */
    public static final Duration LIFE = Duration.ofDays(7);

    public static final int LONGEST = 300;

    private static final int MOST_WORDS = 40;
    private static final int TOKEN_BYTES = 32;
    private static final int LONGEST_TOKEN = 64;

    private final CarrierStore store;
    private final ShipmentStore shipments;
    private final RoleViews views;
    private final PersonalWords words;
    private final SecureRandom random;
    private final IdSource ids;
    private final BusinessClock clock;
    private final Live live;

    CarrierDesk(
            CarrierStore store,
            ShipmentStore shipments,
            RoleViews views,
            PersonalWords words,
            SecureRandom random,
            IdSource ids,
            BusinessClock clock,
            Live live) {
        this.store = store;
        this.shipments = shipments;
        this.views = views;
        this.words = words;
        this.random = random;
        this.ids = ids;
        this.clock = clock;
        this.live = live;
    }

    /** A link that was just made; its token is told once. @param number the order's */
    public record Made(String number, String token, Instant expires) {}

    /** Something that carrier or buyer wrote. */
    public record Said(boolean byCarrier, String text, Instant at) {}

    /** What the holder of a link sees. */
    public record Carried(CarrierOrder order, int pieces, Instant expires, List<Said> said) {}

    /** A link for who carries a packed parcel of the caller's; it ends the one before. */
    @Transactional
    public Made link(Caller caller, ShipmentId id) {
        var row = shipments
                .lock(id)
                .filter(found -> caller.memberships().contains(new Membership(found.maker(), Role.MAKER)))
                .orElseThrow(() -> refused("shipment.not-found", "There is no such parcel of yours."));
        if (row.state().name() != State.PACKED && row.state().name() != State.HANDED_OVER) {
            throw refused(
                    "shipment.link-conflict", "A carrier gets a link once the parcel is packed and until it arrives.");
        }
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new Made(row.number(), token, store.put(id, hash(token), caller.person(), LIFE));
    }

    public Carried carried(String token) {
        var link = found(token);
        var row = parcel(link);
        return new Carried(views.forCarrier(row.order()), row.pieces(), link.expires(), said(row));
    }

    /** The whole address; the buyer sees that it was opened. */
    @Transactional
    public CarrierOrder.Opened address(String token) {
        var row = parcel(found(token));
        return views.openForCarrier(row.order(), row.maker());
    }

    /** The carrier writes to the buyer. */
    @Transactional
    public void write(String token, String text) {
        write(parcel(found(token)), true, text);
    }

    /** What was written about the parcel of the caller's order; refused where it is not hers or nothing was sent. */
    public List<Said> said(Caller buyer, OrderId order) {
        return said(own(buyer, order));
    }

    /** The buyer writes to the carrier, until the parcel has arrived. */
    @Transactional
    public void answer(Caller buyer, OrderId order, String text) {
        var row = own(buyer, order);
        if (row.state().name() != State.HANDED_OVER) {
            throw refused("shipment.carrier-gone-conflict", "No carrier has this parcel now.");
        }
        write(row, false, text);
    }

    private void write(ShipmentStore.Row row, boolean byCarrier, String typed) {
        var text = PlainText.lines(typed);
        if (text.isEmpty() || PlainText.length(text) > LONGEST) {
            throw new RefusedException(Refusal.of(
                    "shipment.words-length", "Write 1 to {most} characters.", "most", LONGEST, "field", "text"));
        }
        if (store.words(row.id()).size() >= MOST_WORDS) {
            throw refused("shipment.words-full-conflict", "Enough was written about this parcel. Ask its maker.");
        }
        var id = ids.next();
        var sealed = words.seal(row.buyer(), CarrierStore.kind(id), text);
        store.write(row.id(), new CarrierStore.Word(id, byCarrier, sealed, clock.instant()));
        live.touch("order:" + row.order());
    }

    private List<Said> said(ShipmentStore.Row row) {
        var written = store.words(row.id());
        if (written.isEmpty()) {
            return List.of();
        }
        var keys = words.reader(List.of(row.buyer()));
        return written.stream()
                .map(word -> new Said(
                        word.byCarrier(),
                        keys.open(row.buyer(), CarrierStore.kind(word.id()), word.sealed())
                                .orElse(""),
                        word.written()))
                .toList();
    }

    private ShipmentStore.Row own(Caller buyer, OrderId order) {
        return shipments
                .find(order)
                .filter(row -> row.buyer().equals(buyer.person()))
                .orElseThrow(
                        () -> refused("order.not-found", "There is no such order of yours, or nothing was sent yet."));
    }

    private ShipmentStore.Row parcel(CarrierStore.Link link) {
        return shipments.find(link.shipment()).orElseThrow(CarrierDesk::ranOut);
    }

    private CarrierStore.Link found(String token) {
        return Optional.of(token)
                .filter(typed -> typed.length() <= LONGEST_TOKEN)
                .flatMap(typed -> store.find(hash(typed)))
                .orElseThrow(CarrierDesk::ranOut);
    }

    private static RefusedException ranOut() {
        return refused(
                "shipment.link-not-found",
                "This link has run out, or the parcel has arrived. Ask whoever sent the parcel for a new one.");
    }

    private static RefusedException refused(String code, String sentence) {
        return new RefusedException(Refusal.of(code, sentence));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT7M")
    void sweep() {
        store.sweep();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
