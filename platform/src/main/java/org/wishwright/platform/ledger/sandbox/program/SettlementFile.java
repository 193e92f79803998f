package org.wishwright.platform.ledger.sandbox.program;

import java.util.Set;

/**
 * The provider's account of what it did, as CSV: one line a movement of money, amounts in the currency's smallest unit, what it
 * takes for itself as a fee of 0.6 % of a payment, rounded down; the last line says how many there are, so that a file cut in half
 * is seen to be one.
 */
final class SettlementFile {

    static final String HEADER = "booked,kind,id,payment,minor,currency,fee";
    private static final Set<String> MONEY = Set.of("charge", "capture", "refund", "payout", "sharing");
    private static final long FEE_PERMILLE_TENTHS = 6;

    private SettlementFile() {}

    static String of(Books books) {
        var out = new StringBuilder(HEADER).append('\n');
        int lines = 0;
        for (var entry : books.entries()) {
            long minor = moved(books, entry);
            if (minor > 0) {
                out.append(line(books, entry, minor)).append('\n');
                lines++;
            }
        }
        return out.append("end,").append(lines).append('\n').toString();
    }

    private static long moved(Books books, Entry entry) {
        if (!MONEY.contains(entry.text("type"))) {
            return 0;
        }
        if (!entry.text("type").equals("charge")) {
            return entry.number("minor");
        }
        var charge = books.charge(entry.text("payment")).orElseThrow();
        var state = books.answer(charge).text("state");
        boolean collected = state.equals("captured") || state.startsWith("charge");
        return collected && !entry.isTrue("hold") ? Books.collected(charge) : 0;
    }

    private static String line(Books books, Entry entry, long minor) {
        var type = entry.text("type");
        boolean isPayment = type.equals("charge") || type.equals("capture");
        var id = entry.text("id").substring(entry.text("id").indexOf(':') + 1);
        var currency = entry.text("currency").isEmpty()
                ? books.charge(entry.text("payment"))
                        .map(charge -> charge.asked.text("currency"))
                        .orElse("")
                : entry.text("currency");
        return String.join(
                ",",
                entry.text("day"),
                isPayment ? "payment" : type,
                id,
                entry.text("payment"),
                Long.toString(minor),
                currency,
                Long.toString(isPayment ? minor * FEE_PERMILLE_TENTHS / 1_000 : 0));
    }
}
