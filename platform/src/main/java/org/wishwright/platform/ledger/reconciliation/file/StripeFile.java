package org.wishwright.platform.ledger.reconciliation.file;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.reconciliation.Movement;
import org.wishwright.platform.ledger.reconciliation.Movement.Kind;

/** Stripe's itemised balance change; each line must add up: net is gross less the fee. */
final class StripeFile implements SettlementFile {

    private static final String PAYMENT = "payment_metadata[wishwright_payment]";
    private static final String REFUND = "refund_metadata[wishwright_refund]";
    private static final List<String> NEEDED = List.of(
            "balance_transaction_id",
            "created_utc",
            "currency",
            "gross",
            "fee",
            "net",
            "reporting_category",
            PAYMENT,
            REFUND);

    @Override
    public List<Movement> movements(byte[] file) throws Unreadable {
        var lines = Cells.lines(file, StandardCharsets.UTF_8);
        var columns = Cells.columns(1, cells(lines.getFirst(), 1), NEEDED);
        var movements = new ArrayList<Movement>(lines.size());
        for (int i = 1; i < lines.size(); i++) {
            movements.add(movement(Cells.of(i + 1, columns, cells(lines.get(i), i + 1))));
        }
        return movements;
    }

    private static Movement movement(Cells cells) throws Unreadable {
        var currency = cells.text("currency");
        var gross = cells.decimal("gross", currency);
        var fee = cells.decimal("fee", currency);
        if (!gross.minus(fee).equals(cells.decimal("net", currency))) {
            throw new Unreadable(cells.line(), "it does not add up: net is not gross less the fee");
        }
        var kind = kind(cells.text("reporting_category"));
        var id = kind == Kind.PAYMENT ? cells.text(PAYMENT) : kind == Kind.REFUND ? cells.text(REFUND) : "";
        return new Movement(
                kind,
                id.isEmpty() ? cells.text("balance_transaction_id") : id,
                cells.text(PAYMENT),
                positive(gross),
                fee,
                cells.local("created_utc", ZoneOffset.UTC),
                cells.line());
    }

    private static Kind kind(String category) {
        return switch (category) {
            case "charge" -> Kind.PAYMENT;
            case "refund" -> Kind.REFUND;
            case "payout" -> Kind.PAYOUT;
            case "transfer" -> Kind.SHARING;
            case "dispute" -> Kind.CHARGEBACK;
            default -> Kind.OTHER;
        };
    }

    private static Money positive(Money amount) {
        return amount.isNegative() ? amount.negate() : amount;
    }

    /** RFC 4180 within one line; a quoted cell that goes on in the next is not taken. */
    private static List<String> cells(String line, int number) throws Unreadable {
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                if (quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (quoted) {
            throw new Unreadable(number, "a quotation mark is not closed");
        }
        cells.add(cell.toString());
        return cells;
    }
}
