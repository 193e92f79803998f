package org.wishwright.simulator.drive;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sales as far as they have come, kept in the journal. */
public final class Sales {

    private final Journal journal;
    private final Map<Integer, SaleRecord> records = new ConcurrentHashMap<>();
    private final Map<String, Integer> saleOfOrder = new ConcurrentHashMap<>();

    public Sales(Journal journal) {
        this.journal = journal;
        journal.under("sale:").values().forEach(node -> keep(SaleRecord.of(node)));
    }

    private void keep(SaleRecord sale) {
        records.put(sale.sale(), sale);
        if (sale.order() != null) {
            saleOfOrder.put(sale.order(), sale.sale());
        }
    }

    SaleRecord put(SaleRecord sale) {
        journal.put("sale:" + sale.sale(), sale);
        keep(sale);
        return sale;
    }

    Optional<SaleRecord> get(int sale) {
        return Optional.ofNullable(records.get(sale));
    }

    /** Null where the order is none of this replay's. */
    public @Nullable Integer saleOf(String order) {
        return saleOfOrder.get(order);
    }

    public boolean isDone(int sale) {
        var found = records.get(sale);
        return found != null && found.done();
    }

    public Collection<SaleRecord> all() {
        return List.copyOf(records.values());
    }

    public List<SaleRecord> refused() {
        return records.values().stream().filter(sale -> sale.refused() != null).toList();
    }

    public long paid() {
        return records.values().stream().filter(SaleRecord::paid).count();
    }
}
