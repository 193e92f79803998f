package org.wishwright.platform.ledger.work;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.foundation.Badges;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.foundation.Live;
import org.wishwright.platform.foundation.PlainText;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Disclosures;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;
import org.wishwright.platform.ledger.Sale;
import org.wishwright.platform.ledger.Sales;
import org.wishwright.platform.ledger.invoice.Bill;
import org.wishwright.platform.ledger.invoice.Invoice;
import org.wishwright.platform.ledger.invoice.InvoiceKind;
import org.wishwright.platform.ledger.invoice.InvoiceSeller;
import org.wishwright.platform.ledger.invoice.InvoiceService;
import org.wishwright.platform.ledger.invoice.InvoiceState;
import org.wishwright.platform.ledger.invoice.InvoiceTitle;
import org.wishwright.platform.ledger.invoice.Invoices;
import org.wishwright.platform.ledger.store.InvoiceStore;

/** Takes requests for invoices on, sends them out and takes them back. */
@Service
class InvoiceDesk implements Invoices {

    private static final int MOST = 100;
    private static final int MOST_WORDS = 200;

    private final InvoiceStore store;
    private final ObjectProvider<Sales> sales;
    private final Issuing issuing;
    private final Reversing reversing;
    private final InvoiceService service;
    private final Disclosures disclosures;
    private final Live live;
    private final BusinessClock clock;
    private final IdSource ids;
    private final TransactionTemplate transaction;

    InvoiceDesk(
            InvoiceStore store,
            ObjectProvider<Sales> sales,
            Issuing issuing,
            Reversing reversing,
            InvoiceService service,
            Disclosures disclosures,
            Live live,
            BusinessClock clock,
            IdSource ids,
            TransactionTemplate transaction) {
        this.store = store;
        this.sales = sales;
        this.issuing = issuing;
        this.reversing = reversing;
        this.service = service;
        this.disclosures = disclosures;
        this.live = live;
        this.clock = clock;
        this.ids = ids;
        this.transaction = transaction;
    }

    @Override
    public OfOrder of(Caller buyer, UUID subject) {
        var sale = sale(subject)
                .filter(found -> found.buyer().equals(buyer.person()))
                .orElseThrow(
                        () -> refusal("order.not-found", "You have no such order. Look for it among your orders."));
        return ofOrder(sale);
    }

    private OfOrder ofOrder(Sale sale) {
        var seller = store.seller(sale.seller());
        var invoices = store.of(sale.subject());
        var open = open(sale, invoices);
        return new OfOrder(sale, seller, invoices, open, hindrance(sale, seller, invoices, open));
    }

    /** What of the money that stayed is not invoiced. */
    private Money open(Sale sale, List<Invoice> invoices) {
        var zero = Money.zero(sale.total().currency());
        long paid = store.paid(sale.subject()).getOrDefault(zero.currency().getCurrencyCode(), 0L);
        var open = new Money(paid, zero.currency()).minus(InvoiceStore.standing(invoices, zero));
        return open.isPositive() ? open : zero;
    }

    private static @Nullable String hindrance(Sale sale, InvoiceSeller seller, List<Invoice> invoices, Money open) {
        if (sale.stage() == Sale.Stage.UNPAID) {
            return "invoice.unpaid";
        }
        if (!seller.early() && sale.stage() == Sale.Stage.PAID) {
            return "invoice.after-receipt";
        }
        if (invoices.stream().anyMatch(each -> each.state() instanceof InvoiceState.Issuing)) {
            return "invoice.under-way";
        }
        return open.isPositive() ? null : "invoice.nothing-open";
    }

    @Override
    public Invoice request(
            Caller buyer, UUID subject, InvoiceKind kind, boolean company, String name, String taxNumber) {
        return done(() -> {
            var of = of(buyer, subject);
            if (of.hindrance() != null) {
                throw hindered(of.hindrance());
            }
            var title = InvoiceTitle.typed(of.seller().rules(), kind, company, name, taxNumber)
                    .orThrow();
            var asked = drafted(of, kind, title);
            if (!store.request(asked, title)) {
                throw hindered("invoice.under-way");
            }
            var kept = store.of(subject).stream()
                    .filter(each -> !each.red() && each.state() instanceof InvoiceState.Requested)
                    .findFirst()
                    .orElseThrow();
            issuing.record(kept, "invoice.requested", "");
            live.touch(Badges.topic(of.sale().seller().value()));
            return kept;
        });
    }

    private Invoice drafted(OfOrder of, InvoiceKind kind, InvoiceTitle title) {
        var lines = Bill.of(of.sale(), of.open(), of.seller().rates());
        return new Invoice(
                ids.next(),
                of.sale().subject(),
                of.sale().number(),
                of.sale().buyer(),
                of.seller(),
                of.seller().jurisdiction(),
                kind,
                null,
                of.open(),
                Bill.tax(lines),
                lines,
                title,
                new InvoiceState.Requested(),
                clock.instant(),
                Money.zero(of.open().currency()));
    }

    @Override
    public Invoice issue(Caller seller, UUID id, String scenario) {
        service.refuses(scenario).ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
        var invoice = done(() -> {
            var asked = own(seller, id);
            if (asked.state() instanceof InvoiceState.Requested) {
                goOut(asked, scenario);
            } else if (asked.state() instanceof InvoiceState.Refused) {
                throw refusal("invoice.refused-conflict", "This invoice was refused. The buyer asks for another one.");
            }
            return asked;
        });
        issuing.send(invoice.id());
        return store.find(id).orElseThrow();
    }

    /** Computed anew: money may have gone back since it was asked for, and rates may be others. */
    private void goOut(Invoice asked, String scenario) {
        var sale = sale(asked.subject()).orElseThrow(InvoiceDesk::notFound);
        var of = ofOrder(sale);
        if (!of.seller().ready()) {
            throw hindered("invoice.seller-unknown");
        }
        if (of.hindrance() != null) {
            throw hindered(of.hindrance());
        }
        var title = asked.title();
        if (title == null) {
            throw hindered("invoice.title-erased");
        }
        InvoiceTitle.typed(of.seller().rules(), asked.kind(), title.company(), title.name(), title.taxNumber())
                .orThrow();
        store.issuing(
                asked.id(), of.seller(), Bill.of(sale, of.open(), of.seller().rates()), scenario);
    }

    @Override
    @Transactional
    public Invoice decline(Caller seller, UUID id, String reason) {
        var asked = own(seller, id);
        var words = PlainText.line(reason).strip();
        if (words.isEmpty() || words.length() > MOST_WORDS) {
            throw new RefusedException(Refusal.of(
                    "invoice.reason-missing",
                    "Say to the buyer what is wrong, in up to 200 characters.",
                    "field",
                    "reason"));
        }
        if (!store.refused(id, "REQUESTED", words)) {
            throw refusal("invoice.gone-out", "This one has gone out already. Take it back by a red one instead.");
        }
        issuing.record(asked, "invoice.refused", "");
        return store.find(id).orElseThrow();
    }

    @Override
    public Invoice reverse(Caller seller, UUID id) {
        var red = done(() -> {
            var blue = own(seller, id);
            var invoices = store.of(blue.subject());
            if (blue.red() || !blue.issued()) {
                throw refusal("invoice.not-issued", "Only an issued invoice can be taken back.");
            }
            if (!blue.left().isPositive()) {
                throw refusal("invoice.nothing-left", "This invoice was taken back already, or is being taken back.");
            }
            return reversing.reverse(invoices, blue, blue.left(), "");
        });
        issuing.send(red);
        return store.find(red).orElseThrow();
    }

    @Override
    public Page sold(Caller seller, Wanted wanted) {
        var page = page(List.of(seller.organisation(Role.MAKER)), wanted);
        seen(seller, page.items(), "maker.invoices");
        return page;
    }

    @Override
    public Page all(Caller operator, Wanted wanted) {
        if (!operator.isOperator()) {
            throw refusal("identity.operator-forbidden", "Only the platform's operators may do this.");
        }
        return page(null, wanted); // whom they are made out to stands on each one's own page
    }

    private Page page(@Nullable List<PartyId> sellers, Wanted wanted) {
        int most = Math.clamp(wanted.limit(), 1, MOST);
        var search = wanted.search().strip();
        var bounded =
                new Wanted(search.substring(0, Math.min(MOST, search.length())), wanted.state(), wanted.before(), most);
        var found = store.list(sellers, bounded);
        var items = found.subList(0, Math.min(most, found.size()));
        return new Page(items, found.size() > most ? items.getLast().id() : null);
    }

    @Override
    public Invoice one(Caller caller, UUID id) {
        var invoice = store.find(id).orElseThrow(InvoiceDesk::notFound);
        boolean bought = invoice.buyer().equals(caller.person());
        boolean sold = caller.actsFor(invoice.seller().party(), Role.MAKER);
        if (!bought && !sold && !caller.isOperator()) {
            throw notFound();
        }
        if (!bought) {
            seen(caller, List.of(invoice), sold ? "maker.invoices" : "operator.invoices");
        }
        return invoice;
    }

    private void seen(Caller reader, List<Invoice> invoices, String place) {
        var persons = invoices.stream()
                .filter(invoice -> invoice.title() != null)
                .map(Invoice::buyer)
                .distinct()
                .toList();
        if (!persons.isEmpty()) {
            disclosures.seen(reader, persons, Disclosures.Field.NAME, place);
        }
    }

    @Override
    public InvoiceSeller seller(Caller seller) {
        return store.seller(seller.organisation(Role.MAKER));
    }

    @Override
    @Transactional
    public void settle(Caller seller, InvoiceSeller settings) {
        if (!settings.party().equals(seller.organisation(Role.MAKER))) {
            throw notFound();
        }
        store.settle(settings.judged().orThrow());
    }

    @Override
    public boolean sample() {
        return service.sample();
    }

    private Invoice own(Caller seller, UUID id) {
        return store.lock(id)
                .filter(invoice -> seller.actsFor(invoice.seller().party(), Role.MAKER))
                .orElseThrow(InvoiceDesk::notFound);
    }

    private Optional<Sale> sale(UUID subject) {
        return sales.stream().flatMap(known -> known.find(subject).stream()).findFirst();
    }

    private <T> T done(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private static RefusedException hindered(String code) {
        return refusal(
                code,
                switch (code) {
                    case "invoice.unpaid" ->
                        "Nothing was paid for this order yet. Ask for its invoice once it is paid.";
                    case "invoice.after-receipt" ->
                        "This seller issues invoices once the order was received. Ask again then.";
                    case "invoice.under-way" ->
                        "An invoice of this order is being issued or taken back. Wait for its outcome.";
                    case "invoice.seller-unknown" ->
                        "Say first how you issue invoices: your name, tax number and rates.";
                    case "invoice.title-erased" -> "Nobody knows any more to whom this was to be made out. Decline it.";
                    default -> "All that was paid for this order and kept is invoiced already.";
                });
    }

    private static RefusedException notFound() {
        return refusal("invoice.not-found", "There is no such invoice of yours. Look for it in the list.");
    }

    private static RefusedException refusal(String code, String sentence) {
        return new RefusedException(Refusal.of(code, sentence));
    }
}
