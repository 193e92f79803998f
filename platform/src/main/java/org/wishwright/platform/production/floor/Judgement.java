package org.wishwright.platform.production.floor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.production.PieceId;

/** The verdicts of one inspection, each on a piece that waited for it. */
record Judgement(List<FloorBook.Verdict> verdicts) {

    static Outcome<Judgement> of(FloorEvent.Inspect event, WorkSheet sheet) {
        var named = new HashSet<PieceId>();
        var verdicts = new ArrayList<FloorBook.Verdict>();
        for (var failure : event.failed()) {
            var piece = sheet.waiting(failure.piece());
            if (piece.isEmpty() || !named.add(failure.piece())) {
                return Report.noPiece(failure.piece().toString());
            }
            verdicts.add(new FloorBook.Verdict(
                    piece.get(), sheet.header(), failure.reason(), failure.disposition(), event.occurred()));
        }
        for (var id : event.passed()) {
            var piece = sheet.waiting(id);
            if (piece.isEmpty() || !named.add(id)) {
                return Report.noPiece(id.toString());
            }
            verdicts.add(passed(piece.get(), event, sheet));
        }
        if (event.allPassed()) {
            sheet.waiting().stream()
                    .filter(piece -> named.add(piece.id()))
                    .forEach(piece -> verdicts.add(passed(piece, event, sheet)));
        }
        return verdicts.isEmpty()
                ? Outcome.refused(Refusal.of(
                        "production.nothing-judged", "Name the pieces that passed or failed, or pass them all."))
                : Outcome.accepted(new Judgement(verdicts));
    }

    private static FloorBook.Verdict passed(Piece piece, FloorEvent.Inspect event, WorkSheet sheet) {
        return new FloorBook.Verdict(piece, sheet.header(), "", null, event.occurred());
    }

    List<Piece> failed(FloorEvent.Disposition disposition) {
        return verdicts.stream()
                .filter(verdict -> verdict.disposition() == disposition)
                .map(FloorBook.Verdict::piece)
                .toList();
    }

    int passedCount() {
        return (int) verdicts.stream().filter(FloorBook.Verdict::passed).count();
    }

    int failedCount() {
        return verdicts.size() - passedCount();
    }
}
