package org.wishwright.platform.ledger.work;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.platform.ledger.invoice.Bill;
import org.wishwright.platform.ledger.invoice.Invoice;
import org.wishwright.platform.ledger.invoice.InvoiceLine;
import org.wishwright.platform.ledger.store.InvoiceStore;

/**
 * Takes invoices back as far as money went back: a refund that the provider has given puts its subject on a list, in the same
 * transaction, and this works the list off. Newest invoices first; what is on its way is waited for.
 */
@Component
class Reversing {

    private static final int BATCH = 50;

    /** What a sandbox plays for red ones where the invoice was issued under a play of that name. */
    private static final String RED = "red-";

    private final InvoiceStore store;
    private final Issuing issuing;
    private final IdSource ids;
    private final TransactionTemplate transaction;

    Reversing(InvoiceStore store, Issuing issuing, IdSource ids, TransactionTemplate transaction) {
        this.store = store;
        this.issuing = issuing;
        this.ids = ids;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 3_000, fixedDelay = 1_000)
    void run() {
        var made = transaction.execute(status -> {
            var red = new ArrayList<UUID>();
            store.takeToCheck(BATCH).forEach(subject -> red.addAll(check(subject)));
            return red;
        });
        if (made != null) {
            made.forEach(issuing::send);
        }
    }

    /** In the caller's transaction. @return the red ones that are to be sent once it has committed */
    private List<UUID> check(UUID subject) {
        var invoices = store.of(subject);
        var settled = store.settled(subject);
        var red = new ArrayList<UUID>();
        for (var invoice : invoices) {
            var zero = Money.zero(invoice.amount().currency());
            long kept = settled.getOrDefault(zero.currency().getCurrencyCode(), 0L);
            var over = InvoiceStore.standing(store.of(subject), zero).minus(new Money(kept, zero.currency()));
            if (invoice.red()
                    || !invoice.issued()
                    || !over.isPositive()
                    || !invoice.left().isPositive()) {
                continue;
            }
            if (underWay(invoices, invoice)) {
                continue; // once that is issued, the subject is looked at again
            }
            red.add(reverse(
                    invoices,
                    invoice,
                    least(over, invoice.left()),
                    store.order(invoice.id()).orElseThrow().scenario()));
        }
        return red;
    }

    private static boolean underWay(List<Invoice> invoices, Invoice blue) {
        return invoices.stream()
                .anyMatch(each ->
                        blue.id().equals(each.reverses()) && each.state().code().equals("ISSUING"));
    }

    /** In the caller's transaction: a red one over a part or all of what stands; sent by {@link Issuing#send} after the commit. */
    UUID reverse(List<Invoice> ofSubject, Invoice blue, Money amount, String scenario) {
        var before = new ArrayList<List<InvoiceLine>>();
        for (var each : ofSubject) {
            if (blue.id().equals(each.reverses()) && !each.state().code().equals("REFUSED")) {
                before.add(each.lines());
            }
        }
        var lines = Bill.reversal(blue.lines(), before, amount);
        var id = ids.next();
        store.reverse(id, blue, lines, scenario.startsWith(RED) ? scenario.substring(RED.length()) : "success");
        issuing.record(store.find(id).orElseThrow(), "invoice.reversal-requested", "");
        return id;
    }

    private static Money least(Money one, Money other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
