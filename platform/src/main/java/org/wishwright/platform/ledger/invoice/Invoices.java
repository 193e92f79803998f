package org.wishwright.platform.ledger.invoice;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Sale;

/**
 * Invoices for what was sold: asked for by the buyer, issued and taken back by the seller; what is invoiced is never more than what
 * was paid. Refusals come as {@code RefusedException}.
 */
public interface Invoices {

    /**
     * What a buyer sees of her order's invoices.
     *
     * @param open what could be invoiced now: paid less refunded less invoiced; zero where nothing
     * @param hindrance why none can be asked for now, as a stable code; null where one can
     */
    record OfOrder(
            Sale sale,
            InvoiceSeller seller,
            List<Invoice> invoices,
            Money open,
            @Nullable String hindrance) {}

    /** What a list shows. @param search a part of a number of an invoice or order; empty for all @param state empty for all */
    record Wanted(String search, String state, @Nullable UUID before, int limit) {}

    /** @param next id to go on before; null on the last page */
    record Page(List<Invoice> items, @Nullable UUID next) {}

    /** The buyer's own order; anything else is not found. */
    OfOrder of(Caller buyer, UUID subject);

    /**
     * Asks for an invoice over all that is not invoiced yet. Asking again before it is issued changes kind and title of the request; while
     * it is being issued that is refused.
     */
    Invoice request(Caller buyer, UUID subject, InvoiceKind kind, boolean company, String name, String taxNumber);

    /** Issues what was asked for, at the tax service; issuing it again changes nothing. */
    Invoice issue(Caller seller, UUID invoice, String scenario);

    /** The seller will not issue it as asked for. @param reason to the buyer */
    Invoice decline(Caller seller, UUID invoice, String reason);

    /** Takes back all that stands of an issued invoice by a red one, which is the answer. */
    Invoice reverse(Caller seller, UUID invoice);

    /** Of the caller's organisation, newest first. */
    Page sold(Caller seller, Wanted wanted);

    /** Of everybody, for operators. */
    Page all(Caller operator, Wanted wanted);

    /** One that its buyer, its seller or an operator reads. */
    Invoice one(Caller caller, UUID invoice);

    /** How the caller's organisation issues invoices. */
    InvoiceSeller seller(Caller seller);

    /** Changes it for invoices issued from now on. */
    void settle(Caller seller, InvoiceSeller settings);

    /** Whether what the tax service issues is a sample, worth nothing outside. */
    boolean sample();
}
