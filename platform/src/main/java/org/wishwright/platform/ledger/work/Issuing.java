package org.wishwright.platform.ledger.work;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.platform.evidence.Evidence;
import org.wishwright.platform.evidence.FactDraft;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.ledger.ProviderSilentException;
import org.wishwright.platform.ledger.invoice.Invoice;
import org.wishwright.platform.ledger.invoice.InvoiceAnswer;
import org.wishwright.platform.ledger.invoice.InvoiceRules;
import org.wishwright.platform.ledger.invoice.InvoiceService;
import org.wishwright.platform.ledger.store.InvoiceStore;

/** Brings invoices to the tax service, outside any transaction, and applies what it answers once; asks again where it was silent. */
@Component
class Issuing {

    private static final Logger LOG = LoggerFactory.getLogger(Issuing.class);
    private static final int BATCH = 50;

    private final InvoiceStore store;
    private final InvoiceService service;
    private final Evidence evidence;
    private final Live live;
    private final TransactionTemplate transaction;

    Issuing(InvoiceStore store, InvoiceService service, Evidence evidence, Live live, TransactionTemplate transaction) {
        this.store = store;
        this.service = service;
        this.evidence = evidence;
        this.live = live;
        this.transaction = transaction;
    }

    /** Every node runs it; each invoice is taken by one of them. */
    @Scheduled(initialDelay = 2_000, fixedDelay = 2_000)
    void run() {
        store.takeToAsk(BATCH).forEach(this::ask);
    }

    /** Titles that need not be kept any longer. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 3_600_000)
    void forget() {
        int forgotten = store.forget();
        if (forgotten > 0) {
            LOG.info("{} invoices are older than the law asks to keep: nobody reads their titles any more", forgotten);
        }
    }

    /** Sends one whose going out has committed. */
    void send(UUID invoice) {
        var order = store.order(invoice).orElseThrow();
        if (order.invoice().state().code().equals("ISSUING")) {
            settled(order, () -> service.issue(order));
        }
    }

    private void ask(InvoiceService.Order order) {
        settled(order, () -> {
            var answer = service.ask(order.invoice().id());
            return answer instanceof InvoiceAnswer.NeverHeard ? service.issue(order) : answer;
        });
    }

    private void settled(InvoiceService.Order order, Supplier<InvoiceAnswer> call) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("The tax service is never called inside a transaction: commit first");
        }
        var invoice = order.invoice();
        try {
            var answer = call.get();
            transaction.executeWithoutResult(status -> apply(invoice, answer));
        } catch (ProviderSilentException | DataAccessException | IllegalStateException e) {
            LOG.warn("Invoice {} is without an answer and will be asked about again: {}", invoice.id(), e.toString());
        }
    }

    private void apply(Invoice invoice, InvoiceAnswer answer) {
        switch (answer) {
            case InvoiceAnswer.Issued(var number) -> {
                var rules = InvoiceRules.of(invoice.jurisdiction());
                if (store.issued(invoice.id(), number, rules.keepYears())) {
                    record(invoice, invoice.red() ? "invoice.reversed" : "invoice.issued", number);
                }
            }
            case InvoiceAnswer.Refused(var reason) -> {
                if (store.refused(invoice.id(), "ISSUING", reason)) {
                    LOG.warn("The tax service refused invoice {}: {}", invoice.id(), reason);
                    record(invoice, invoice.red() ? "invoice.reversal-refused" : "invoice.refused", "");
                }
            }
            case InvoiceAnswer.Pending(), InvoiceAnswer.NeverHeard() ->
                LOG.debug("Invoice {} is in progress", invoice.id());
        }
    }

    /** What happened to an invoice stands among the facts of its order; to whom it is made out does not. */
    void record(Invoice invoice, String type, String number) {
        var content = new TreeMap<String, Object>(Map.of(
                "invoice", Objects.toString(invoice.red() ? invoice.reverses() : invoice.id()),
                "kind", invoice.kind().name(),
                "minor", invoice.amount().minor(),
                "currency", invoice.amount().currency().getCurrencyCode()));
        if (!number.isEmpty()) {
            content.put("number", number);
        }
        evidence.record(List.of(new FactDraft(invoice.subject(), type, content)));
        live.touch("order:" + invoice.subject());
    }
}
