package org.wishwright.platform.ledger.invoice;

import java.util.Optional;
import java.util.UUID;
import org.wishwright.kernel.Refusal;

/**
 * The seam to the tax service that numbers invoices. Never called inside a database transaction. Every call may be repeated; one that got
 * no answer throws {@link org.wishwright.platform.ledger.ProviderSilentException}.
 */
public interface InvoiceService {

    /**
     * @param scenario what a sandbox shall play; others pass over it
     * @param reversed number of the invoice that this red one takes back; empty for any other
     */
    record Order(Invoice invoice, String scenario, String reversed) {}

    /** Why what it shall play could never be played, if so; answered without a call. */
    Optional<Refusal> refuses(String scenario);

    /** Our id is the idempotency key: issuing it again changes nothing and answers the same. */
    InvoiceAnswer issue(Order order);

    InvoiceAnswer ask(UUID invoice);

    /** Whether what it issues is worth nothing outside: a sample. */
    boolean sample();
}
