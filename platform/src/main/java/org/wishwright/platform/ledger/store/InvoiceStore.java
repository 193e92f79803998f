package org.wishwright.platform.ledger.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.Sale.TaxClass;
import org.wishwright.platform.ledger.invoice.Bill;
import org.wishwright.platform.ledger.invoice.Invoice;
import org.wishwright.platform.ledger.invoice.InvoiceLine;
import org.wishwright.platform.ledger.invoice.InvoiceSeller;
import org.wishwright.platform.ledger.invoice.InvoiceService;
import org.wishwright.platform.ledger.invoice.InvoiceTitle;
import org.wishwright.platform.ledger.invoice.Invoices.Wanted;

/** Invoices, and how sellers issue them. */
@Repository
public class InvoiceStore {

    /** A red one is made out to whom the other was. */
    static final String SELECT = """
            select i.*, coalesce(i.reverses, i.id) as made_out_by, coalesce(b.sealed, i.sealed) as made_out, k.key,
                (select coalesce(sum(r.amount), 0) from ledger.invoice r
                 where r.reverses = i.id and r.state <> 'REFUSED') as reversed
            from ledger.invoice i left join ledger.invoice b on b.id = i.reverses
            left join ledger.invoice_key k on k.invoice = coalesce(i.reverses, i.id)
            """;

    private final JdbcClient jdbc;
    private final InvoiceRows rows;
    private final TitleVault vault;

    InvoiceStore(JdbcClient jdbc, InvoiceRows rows, TitleVault vault) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.vault = vault;
    }

    /**
     * Keeps a request, or changes the one that waits; lines are made anew when it is issued.
     *
     * @return false where one is being issued
     */
    public boolean request(Invoice asked, InvoiceTitle title) {
        var id = waiting(asked.subject()).orElse(asked.id());
        var key = vault.newKey();
        int changed = jdbc.sql("""
                        insert into ledger.invoice (id, subject, order_number, buyer, seller, jurisdiction, kind, currency,
                            amount, tax, lines, sealed)
                        values (:id, :subject, :order, :buyer, :seller, :jurisdiction, :kind, :currency,
                            :amount, :tax, :lines, :sealed)
                        on conflict (subject) where reverses is null and state in ('REQUESTED', 'ISSUING') do update set
                            kind = :kind, amount = :amount, tax = :tax, lines = :lines, sealed = :sealed,
                            jurisdiction = :jurisdiction, requested = foundation.business_now()
                        where ledger.invoice.state = 'REQUESTED' and ledger.invoice.id = :id""")
                .param("id", id)
                .param("subject", asked.subject())
                .param("order", asked.order())
                .param("buyer", asked.buyer().value())
                .param("seller", asked.seller().party().value())
                .param("jurisdiction", asked.jurisdiction())
                .param("kind", asked.kind().name())
                .param("currency", asked.amount().currency().getCurrencyCode())
                .param("amount", asked.amount().minor())
                .param("tax", asked.tax().minor())
                .param("lines", rows.written(asked.lines()))
                .param("sealed", vault.seal(id, key, title))
                .update();
        if (changed == 1) {
            jdbc.sql("""
                            insert into ledger.invoice_key (invoice, key) values (?, ?)
                            on conflict (invoice) do update set key = excluded.key""").params(id, key).update();
        }
        return changed == 1;
    }

    private Optional<UUID> waiting(UUID subject) {
        return jdbc.sql("""
                        select id from ledger.invoice where subject = ? and reverses is null and state = 'REQUESTED' for update""").param(subject).query(UUID.class).optional();
    }

    /** A red one, on its way at once. */
    public void reverse(UUID id, Invoice blue, List<InvoiceLine> lines, String scenario) {
        Constraints.refusing(() -> jdbc.sql("""
                        insert into ledger.invoice (id, subject, order_number, buyer, seller, seller_title, seller_number,
                            jurisdiction, kind, reverses, currency, amount, tax, lines, state, scenario, ask_after)
                        select :id, subject, order_number, buyer, seller, seller_title, seller_number,
                            jurisdiction, kind, id, currency, :amount, :tax, :lines, 'ISSUING', :scenario,
                            clock_timestamp() + interval '10 seconds'
                        from ledger.invoice where id = :blue""")
                .param("id", id)
                .param("amount", Bill.gross(lines).minor())
                .param("tax", Bill.tax(lines).minor())
                .param("lines", rows.written(lines))
                .param("scenario", scenario)
                .param("blue", blue.id())
                .update());
    }

    /** Sends a request out: as it stands from now on. */
    public void issuing(UUID id, InvoiceSeller seller, List<InvoiceLine> lines, String scenario) {
        Constraints.refusing(() -> jdbc.sql("""
                        update ledger.invoice set state = 'ISSUING', seller_title = :title, seller_number = :number,
                            jurisdiction = :jurisdiction, amount = :amount, tax = :tax, lines = :lines, scenario = :scenario,
                            ask_after = clock_timestamp() + interval '10 seconds'
                        where id = :id and state = 'REQUESTED'""")
                .param("title", seller.title())
                .param("number", seller.taxNumber())
                .param("jurisdiction", seller.jurisdiction())
                .param("amount", Bill.gross(lines).minor())
                .param("tax", Bill.tax(lines).minor())
                .param("lines", rows.written(lines))
                .param("scenario", scenario)
                .param("id", id)
                .update());
    }

    /** @return false where that was known before */
    public boolean issued(UUID id, String number, int keepYears) {
        return jdbc.sql("""
                        with numbered as (
                            update ledger.invoice set state = 'ISSUED', number = :number, issued = foundation.business_now()
                            where id = :id and state = 'ISSUING' returning id, subject),
                        again as (
                            insert into ledger.invoice_check (subject) select subject from numbered on conflict do nothing),
                        kept as (
                            update ledger.invoice_key
                            set keep_until = foundation.business_now() + make_interval(years => :years)
                            where invoice in (select id from numbered))
                        select id from numbered""")
                .param("number", number)
                .param("id", id)
                .param("years", keepYears)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /** @return false where it is not in this state any more */
    public boolean refused(UUID id, String from, String reason) {
        return jdbc.sql("""
                        update ledger.invoice set state = 'REFUSED', refusal = left(:reason, 200)
                        where id = :id and state = :from""")
                        .param("reason", reason)
                        .param("id", id)
                        .param("from", from)
                        .update()
                == 1;
    }

    public Optional<Invoice> find(UUID id) {
        return query("where i.id = ?", id).stream().findFirst();
    }

    public Optional<Invoice> lock(UUID id) {
        jdbc.sql("select id from ledger.invoice where id = ? for no key update")
                .param(id)
                .query(UUID.class)
                .optional();
        return find(id);
    }

    public List<Invoice> of(UUID subject) {
        return query("where i.subject = ? order by i.id desc limit 200", subject);
    }

    public List<Invoice> ofBuyer(PartyId buyer) {
        return query("where i.buyer = ? order by i.id", buyer.value());
    }

    /** Newest first, one more than the limit where there are more. @param sellers null for everybody's */
    public List<Invoice> list(@Nullable Collection<PartyId> sellers, Wanted wanted) {
        return jdbc.sql(SELECT + """
                        where (:all or i.seller = any(cast(:sellers as uuid[])))
                            and (:state = '' or i.state = :state) and (cast(:before as uuid) is null or i.id < :before)
                            and (:search = '' or position(upper(:search) in upper(i.order_number)) > 0
                                or position(:search in coalesce(i.number, '')) > 0)
                        order by i.id desc limit :limit""")
                .param("all", sellers == null)
                .param("sellers", sellers == null ? "{}" : texts(sellers))
                .param("state", wanted.state())
                .param("before", wanted.before(), java.sql.Types.OTHER)
                .param("search", wanted.search())
                .param("limit", wanted.limit() + 1)
                .query((row, n) -> rows.invoice(row))
                .list();
    }

    public int waiting(Collection<PartyId> sellers) {
        return jdbc.sql("""
                        select count(*) from ledger.invoice
                        where seller = any(cast(? as uuid[])) and state = 'REQUESTED' and reverses is null""").param(texts(sellers)).query(Integer.class).single();
    }

    /** What was paid for a subject less what went back, however far the provider is with it, in each currency's minor units. */
    public Map<String, Long> paid(UUID subject) {
        return sums("""
                select currency, sum(amount) from (
                    select currency, amount - refunded as amount from ledger.payment
                    where subject = :subject and state = 'CAPTURED'
                    union all select currency, amount - returned from ledger.carried where subject = :subject) as kept
                group by currency""", subject);
    }

    /** As {@link #paid}, less only what the provider has given back; of what was carried over, less what went back. */
    public Map<String, Long> settled(UUID subject) {
        return sums("""
                select currency, sum(amount) from (
                select currency, amount - (select coalesce(sum(r.amount), 0) from ledger.refund r
                    where r.payment = p.id and r.done is not null)
                    - coalesce((select c.amount from ledger.chargeback c where c.payment = p.id and c.state = 'LOST'), 0) as amount
                from ledger.payment p where subject = :subject and state = 'CAPTURED'
                union all select currency, amount - returned from ledger.carried where subject = :subject) as kept
                group by currency""", subject);
    }

    private Map<String, Long> sums(String sql, UUID subject) {
        var sums = new HashMap<String, Long>();
        jdbc.sql(sql)
                .param("subject", subject)
                .query((row, n) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .forEach(entry -> sums.put(entry.getKey(), entry.getValue()));
        return sums;
    }

    /** Takes what the tax service has not answered yet; no other node gets it until its next turn. */
    public List<InvoiceService.Order> takeToAsk(int limit) {
        var taken = jdbc.sql("""
                        update ledger.invoice set asks = asks + 1,
                            ask_after = clock_timestamp() + least(interval '2 seconds' * power(2, least(asks, 10)),
                                interval '1 hour')
                        where id in (
                            select id from ledger.invoice where state = 'ISSUING' and ask_after <= clock_timestamp()
                            order by ask_after limit ? for update skip locked)
                        returning id""").param(limit).query(UUID.class).list();
        return taken.stream().flatMap(id -> order(id).stream()).toList();
    }

    /** As the tax service has to hear of it. */
    public Optional<InvoiceService.Order> order(UUID id) {
        return find(id).map(invoice -> {
            var said = jdbc.sql("""
                            select i.scenario, coalesce(b.number, '') from ledger.invoice i
                            left join ledger.invoice b on b.id = i.reverses where i.id = ?""")
                    .param(id)
                    .query((row, n) -> List.of(row.getString(1), row.getString(2)))
                    .single();
            return new InvoiceService.Order(invoice, said.get(0), said.get(1));
        });
    }

    /** Subjects whose invoices may say more than was kept of the money; each is taken off the list. */
    public List<UUID> takeToCheck(int limit) {
        return jdbc.sql("""
                        delete from ledger.invoice_check where subject in (
                            select subject from ledger.invoice_check order by due limit ? for update skip locked)
                        returning subject""").param(limit).query(UUID.class).list();
    }

    public InvoiceSeller seller(PartyId party) {
        return jdbc.sql("select * from ledger.invoice_seller where party = ?")
                .param(party.value())
                .query((row, n) -> new InvoiceSeller(
                        party,
                        row.getString("jurisdiction"),
                        row.getString("title"),
                        row.getString("tax_number"),
                        row.getBoolean("early"),
                        Map.of(
                                TaxClass.GOODS, row.getInt("goods"),
                                TaxClass.SERVICE, row.getInt("service"),
                                TaxClass.FREIGHT, row.getInt("freight"))))
                .optional()
                .orElseGet(() -> InvoiceSeller.unknown(party));
    }

    public void settle(InvoiceSeller seller) {
        jdbc.sql("""
                        insert into ledger.invoice_seller (party, jurisdiction, title, tax_number, early, goods, service, freight)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (party) do update set jurisdiction = excluded.jurisdiction, title = excluded.title,
                            tax_number = excluded.tax_number, early = excluded.early, goods = excluded.goods,
                            service = excluded.service, freight = excluded.freight, changed = foundation.business_now()""")
                .params(
                        seller.party().value(),
                        seller.jurisdiction(),
                        seller.title(),
                        seller.taxNumber(),
                        seller.early(),
                        seller.rates().getOrDefault(TaxClass.GOODS, 0),
                        seller.rates().getOrDefault(TaxClass.SERVICE, 0),
                        seller.rates().getOrDefault(TaxClass.FREIGHT, 0))
                .update();
    }

    /** Titles that the law no longer asks for become unreadable. */
    public int forget() {
        return jdbc.sql("delete from ledger.invoice_key where keep_until < foundation.business_now()")
                .update();
    }

    /** Titles of what was never issued become unreadable; what is on its way is decided first. */
    void forget(PartyId buyer) {
        jdbc.sql("""
                        with gone as (
                            update ledger.invoice set state = 'REFUSED', refusal = 'erased'
                            where buyer = :buyer and state = 'REQUESTED' returning id)
                        delete from ledger.invoice_key where invoice in (
                            select id from gone union all
                            select id from ledger.invoice where buyer = :buyer and state = 'REFUSED')""").param("buyer", buyer.value()).update();
    }

    private List<Invoice> query(String rest, Object parameter) {
        return jdbc.sql(SELECT + rest)
                .param(parameter)
                .query((row, n) -> rows.invoice(row))
                .list();
    }

    private static String texts(Collection<PartyId> parties) {
        return "{" + String.join(",", parties.stream().map(PartyId::toString).toList()) + "}";
    }

    /** What of a subject's invoices stands, with red ones that are on their way taken off. */
    public static Money standing(List<Invoice> invoices, Money zero) {
        return invoices.stream()
                .filter(invoice -> !invoice.red() && invoice.amount().currency().equals(zero.currency()))
                .filter(invoice -> invoice.issued() || invoice.state().code().equals("ISSUING"))
                .map(Invoice::left)
                .reduce(zero, Money::plus);
    }
}
