package org.wishwright.platform.ledger.reconciliation.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wishwright.platform.ledger.reconciliation.Movement;
import org.wishwright.platform.ledger.reconciliation.Movement.Kind;

/** The sandbox's own format. */
final class SandboxFile implements SettlementFile {

    private static final List<String> COLUMNS = List.of("booked", "kind", "id", "payment", "minor", "currency", "fee");

    @Override
    public List<Movement> movements(byte[] file) throws Unreadable {
        var lines = Cells.utf8(file);
        var columns = Cells.columns(1, List.of(lines.getFirst().split(",", -1)), COLUMNS);
        var movements = new ArrayList<Movement>(lines.size());
        for (int i = 1; i < lines.size() - 1; i++) {
            movements.add(movement(Cells.of(i + 1, columns, List.of(lines.get(i).split(",", -1)))));
        }
        if (lines.size() < 2 || !lines.getLast().equals("end," + movements.size())) {
            throw new Unreadable(lines.size(), "the file ends early: its last line must be end," + movements.size());
        }
        return movements;
    }

    private static Movement movement(Cells cells) throws Unreadable {
        return new Movement(
                kind(cells),
                cells.text("id"),
                cells.text("payment"),
                cells.minor("minor", cells.text("currency")),
                cells.minor("fee", cells.text("currency")),
                cells.instant("booked"),
                cells.line());
    }

    private static Kind kind(Cells cells) throws Unreadable {
        try {
            return Kind.valueOf(cells.text("kind").toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Unreadable(cells.line(), "nothing is known of a " + cells.text("kind"));
        }
    }
}
