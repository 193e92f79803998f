package org.wishwright.platform.ledger.sandbox.program;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What the provider knows: entries in the order in which they were booked, and what they add up to. */
final class Books implements AutoCloseable {

    /** How long an amount is held at most. */
    static final long LONGEST_HOLD_MILLIS = TimeUnit.DAYS.toMillis(7);

    /** A charge and what became of it, in minor units. */
    static final class Charge {
        final Entry asked;
        final Play play;
        long captured = -1;
        long refunded;
        long shared;
        boolean released;
        int notified;

        Charge(Entry asked, Play play) {
            this.asked = asked;
            this.play = play;
        }

        String payment() {
            return asked.text("payment");
        }

        long minor() {
            return asked.number("minor");
        }
    }

    private final Map<String, Charge> charges = new LinkedHashMap<>();
    private final Map<String, Entry> others = new HashMap<>();
    private final Map<String, Long> invoices = new HashMap<>();
    private final List<Entry> inOrder = new ArrayList<>();
    private final LongSupplier clock;
    private final Journal journal;

    /** @param clock milliseconds since 1970 */
    Books(Path journal, LongSupplier clock) throws IOException {
        this.clock = clock;
        this.journal = Journal.open(journal, this::apply);
    }

    /** Books an entry unless one of its kind and id is there already, and answers when it is on disk. */
    Entry book(String id, Entry entry) {
        Entry booked;
        synchronized (this) {
            booked = others.get(id);
            if (booked == null) {
                booked = entry.with("id", id).with("at", clock.getAsLong());
                check(booked);
                journal.append(booked);
                apply(booked);
            }
        }
        journal.sync();
        return booked;
    }

    synchronized Optional<Charge> charge(String payment) {
        return Optional.ofNullable(charges.get(payment));
    }

    synchronized Optional<Entry> find(String id) {
        return Optional.ofNullable(others.get(id));
    }

    synchronized List<Charge> charges() {
        return List.copyOf(charges.values());
    }

    synchronized List<Entry> entries() {
        return List.copyOf(inOrder);
    }

    /** What the tax office that it plays says of an invoice now: its number once it has one. */
    synchronized Optional<Entry> invoice(String id) {
        return find("invoices:" + id).map(entry -> {
            var play = InvoicePlay.named(entry.text("scenario")).orElse(InvoicePlay.SUCCESS);
            boolean decided = play != InvoicePlay.LATE || clock.getAsLong() - entry.number("at") >= Play.LATE_MILLIS;
            var state = play == InvoicePlay.REFUSE ? "refused" : decided ? "issued" : "pending";
            long serial = invoices.getOrDefault(entry.text("id"), 0L);
            return Entry.of("state", state, "reference", state.equals("issued") ? InvoicePlay.number(serial) : "");
        });
    }

    /** The notice was taken by whom it was for. */
    void notified(Charge charge) {
        book(
                "notified:" + charge.payment() + ":" + charge.notified,
                Entry.of("type", "notified", "payment", charge.payment()));
    }

    /** What the provider says of a charge now. */
    synchronized Entry answer(Charge charge) {
        var said = said(charge);
        return Entry.of(
                "state",
                said,
                "reference",
                "sandbox-" + charge.payment(),
                "minor",
                charge.captured >= 0 ? charge.captured : capturedAtOnce(charge),
                "currency",
                charge.asked.text("currency"),
                "until",
                charge.asked.number("at") + LONGEST_HOLD_MILLIS);
    }

    private String said(Charge charge) {
        long age = clock.getAsLong() - charge.asked.number("at");
        if (charge.play == Play.DECLINE || charge.released) {
            return "declined";
        }
        if (charge.play == Play.LATE && age < Play.LATE_MILLIS) {
            return "pending";
        }
        if (charge.asked.isTrue("hold") && charge.captured < 0) {
            return age > LONGEST_HOLD_MILLIS ? "declined" : "held";
        }
        return takenBack(charge.play, age);
    }

    /** What the payer's bank has done by now. */
    private static String takenBack(Play play, long age) {
        boolean byBank = play == Play.CHARGEBACK || play == Play.CHARGEBACK_WON || play == Play.CHARGEBACK_LOST;
        if (!byBank || age < Play.CHARGEBACK_MILLIS) {
            return "captured";
        }
        if (play == Play.CHARGEBACK || age < Play.DECIDED_MILLIS) {
            return "charged-back";
        }
        return play == Play.CHARGEBACK_WON ? "chargeback-won" : "chargeback-lost";
    }

    private boolean heldFor(Charge charge) {
        var said = said(charge);
        return said.equals("captured") || said.equals("chargeback-won");
    }

    private static long capturedAtOnce(Charge charge) {
        return charge.play == Play.PARTIAL ? charge.minor() * 9 / 10 : charge.minor();
    }

    /** @throws Refused where the books do not allow it */
    private void check(Entry entry) {
        switch (entry.text("type")) {
            case "capture" -> {
                var charge = known(entry);
                demand(said(charge).equals("held"), "not-held", "There is nothing held of this payment.");
                demand(entry.amount() <= charge.minor(), "too-much", "Capture at most what is held.");
            }
            case "void" ->
                demand(said(known(entry)).equals("held"), "not-held", "There is nothing held of this payment.");
            case "refund" -> {
                var charge = known(entry);
                demand(heldFor(charge), "not-captured", "Nothing was captured of this payment.");
                demand(
                        entry.amount() + charge.refunded <= collected(charge),
                        "too-much",
                        "The sandbox holds less than that of the payment.");
            }
            case "sharing" -> {
                var charge = known(entry);
                demand(heldFor(charge), "not-captured", "Nothing was captured of this payment.");
                demand(
                        (entry.amount() + charge.shared) * 10 <= collected(charge) * 9,
                        "too-much",
                        "At most nine tenths of a payment may go to others.");
            }
            default -> {}
        }
    }

    private Charge known(Entry entry) {
        var charge = charges.get(entry.text("payment"));
        if (charge == null) {
            throw new Refused("unknown", "The sandbox knows no such payment.");
        }
        return charge;
    }

    static long collected(Charge charge) {
        return charge.captured >= 0 ? charge.captured : charge.asked.isTrue("hold") ? 0 : capturedAtOnce(charge);
    }

    private static void demand(boolean truth, String code, String sentence) {
        if (!truth) {
            throw new Refused(code, sentence);
        }
    }

    private void apply(Entry entry) {
        var charge = charges.get(entry.text("payment"));
        switch (entry.text("type")) {
            case "charge" -> charges.put(entry.text("payment"), new Charge(entry, play(entry)));
            case "capture" -> with(charge).captured = entry.number("minor");
            case "void" -> with(charge).released = true;
            case "refund" -> with(charge).refunded += entry.number("minor");
            case "sharing" -> with(charge).shared += entry.number("minor");
            case "notified" -> with(charge).notified++;
            case "invoice" -> invoices.putIfAbsent(entry.text("id"), invoices.size() + 1L);
            default -> {}
        }
        others.put(entry.text("id"), entry);
        if (!entry.text("type").equals("notified")) {
            inOrder.add(entry);
        }
    }

    private static Play play(Entry entry) {
        return Play.named(entry.text("scenario"), entry.text("payment")).orElse(Play.SUCCESS);
    }

    private static Charge with(@Nullable Charge charge) {
        if (charge == null) {
            throw new IllegalStateException("The journal speaks of a charge that is not in it");
        }
        return charge;
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
