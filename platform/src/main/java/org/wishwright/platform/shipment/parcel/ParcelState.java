package org.wishwright.platform.shipment.parcel;

import java.time.Duration;
import java.time.Instant;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.shipment.Shipments;

/** To pack → packed → handed over → received. Repeating the last step gives the same state again. */
public sealed interface ParcelState {

    /** How long the consumer has to say that something is wrong before the parcel counts as received. */
    Duration RECEIPT = Duration.ofDays(10);

    Shipments.State name();

    default Outcome<Packed> pack(Instant at, PartyId packer) {
        return switch (this) {
            case ToPack _ -> Outcome.accepted(new Packed(at, packer));
            case Packed packed -> Outcome.accepted(packed);
            case HandedOver _, Received _ -> gone();
        };
    }

    default Outcome<HandedOver> handOver(Handover handover) {
        return switch (this) {
            case ToPack _ ->
                Outcome.refused(Refusal.of("shipment.not-packed", "The parcel is not packed. Pack it first."));
            case Packed packed
            when handover.at().isBefore(packed.at()) ->
                Outcome.refused(Refusal.of(
                        "shipment.before-packing",
                        "A parcel is handed over after it was packed. Give the time it really left.",
                        "field",
                        "occurredAt"));
            case Packed packed -> Outcome.accepted(new HandedOver(packed, handover));
            case HandedOver(var packed, var former)
            when former.same(handover) -> Outcome.accepted(new HandedOver(packed, former));
            case HandedOver _, Received _ -> gone();
        };
    }

    default Outcome<Received> receive(Instant at, boolean automatic) {
        return switch (this) {
            case ToPack _, Packed _ ->
                Outcome.refused(Refusal.of(
                        "shipment.not-handed-over", "The parcel has not left the maker. Wait until it arrives."));
            case HandedOver sent -> Outcome.accepted(new Received(sent, at, automatic));
            case Received received -> Outcome.accepted(received);
        };
    }

    private static <T> Outcome<T> gone() {
        return Outcome.refused(Refusal.of(
                "shipment.gone-conflict", "The parcel has left already. Load the page again to see where it is."));
    }

    /** Waits for its box. */
    record ToPack() implements ParcelState {

        @Override
        public Shipments.State name() {
            return Shipments.State.TO_PACK;
        }
    }

    record Packed(Instant at, PartyId packer) implements ParcelState {

        @Override
        public Shipments.State name() {
            return Shipments.State.PACKED;
        }
    }

    /** With the carrier. */
    record HandedOver(Packed packed, Handover handover) implements ParcelState {

        @Override
        public Shipments.State name() {
            return Shipments.State.HANDED_OVER;
        }
    }

    /** @param automatic true where nobody answered in time */
    record Received(HandedOver sent, Instant at, boolean automatic) implements ParcelState {

        @Override
        public Shipments.State name() {
            return Shipments.State.RECEIVED;
        }
    }

    /** What the carrier was given, when. */
    record Handover(String carrier, String tracking, Instant at) {

        boolean same(Handover other) {
            return carrier.equals(other.carrier) && tracking.equals(other.tracking);
        }

        /** When the parcel counts as received if nobody answers. */
        public Instant receiveBy() {
            return at.plus(RECEIPT);
        }
    }
}
