package org.wishwright.benchmarks.money;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wishwright.platform.ledger.reconciliation.Matching;
import org.wishwright.platform.ledger.reconciliation.Movement;
import org.wishwright.platform.ledger.reconciliation.PlantedFaults;
import org.wishwright.platform.ledger.reconciliation.file.SettlementFile;

/** Searches a settlement file for faults planted in it by seed; the file is written out and read again as a provider's would be. */
public final class ReconciliationRows {

    private static final int LINES = 1_000_000;
    private static final int FAULTS = 1_000;

    /**
     * What was found.
     *
     * @param missed faults that were planted and not said
     * @param falseAlarms differences that were said and not planted
     * @param seconds for reading the file and matching it
     */
    public record Found(long seed, int lines, int faults, int missed, int falseAlarms, double seconds) {}

    private ReconciliationRows() {}

    /** A thousand faults in a million lines. */
    public static Found measured(long seed) {
        return measured(seed, LINES, FAULTS);
    }

    public static Found measured(long seed, int lines, int faults) {
        var planted = PlantedFaults.plant(seed, lines, faults);
        var file = written(planted.theirs());
        long begun = System.nanoTime();
        var read = SettlementFile.read("sandbox", file).orThrow();
        var report = Matching.match(planted.ours(), read, planted.terms());
        double seconds = (System.nanoTime() - begun) / 1e9;
        return new Found(
                seed,
                read.size(),
                planted.planted().size(),
                planted.missed(report).size(),
                planted.falseAlarms(report).size(),
                seconds);
    }

    private static byte[] written(List<Movement> movements) {
        var out = new StringBuilder(movements.size() * 128).append("booked,kind,id,payment,minor,currency,fee\n");
        for (var movement : movements) {
            var fee = movement.fee() == null ? 0 : movement.fee().minor();
            out.append(movement.booked()).append(',');
            out.append(movement.kind().name().toLowerCase(java.util.Locale.ROOT))
                    .append(',');
            out.append(movement.id()).append(',').append(movement.payment()).append(',');
            out.append(movement.amount().minor()).append(',');
            out.append(movement.amount().currency()).append(',').append(fee).append('\n');
        }
        return out.append("end,")
                .append(movements.size())
                .append('\n')
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
