package org.wishwright.platform.ledger.store;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.Deals;
import org.wishwright.platform.ledger.deal.Deal;
import org.wishwright.platform.ledger.deal.Held;
import org.wishwright.platform.ledger.deal.Portion;
import org.wishwright.platform.ledger.deal.RulePack;
import org.wishwright.platform.ledger.deal.Terms;
import org.wishwright.platform.ledger.deal.Terms.Milestone;
import tools.jackson.databind.ObjectMapper;

/** Deals as rows; terms and standing are JSON, which nothing searches. */
@Repository
public class DealStore {

    /** A deal whose row may be locked. */
    public record Kept(PartyId payer, Deal deal, int steps) {}

    private record KeptPortion(
            Portion.Beneficiary beneficiary,
            @Nullable UUID party,
            @JsonAlias("basisPoints") long weight,
            int holdback) {}

    private record KeptTerms(
            RulePack rules,
            String currency,
            long price,
            UUID seller,
            boolean madeToOrder,
            long penalty,
            List<KeptPortion> portions,
            Map<Milestone, Integer> releases,
            long complaintSeconds) {}

    private record Standing(
            Map<String, Long> held,
            long refunded,
            @Nullable Long rebated,
            Set<Milestone> reached,
            @Nullable Instant received,
            boolean over) {}

    private record Row(UUID payer, String terms, String standing, int steps) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DealStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @return false where the subject has a deal already */
    public boolean open(UUID subject, PartyId payer, Deal deal) {
        return jdbc.sql("""
                                insert into ledger.deal (subject, payer, terms, standing) values (?, ?, ?, ?)
                                on conflict do nothing""")
                        .params(subject, payer.value(), json.writeValueAsString(kept(deal.terms())), standing(deal))
                        .update()
                == 1;
    }

    public Optional<Kept> find(UUID subject) {
        return find("select payer, terms, standing, steps from ledger.deal where subject = ?", subject);
    }

    public Optional<Kept> lock(UUID subject) {
        return find("select payer, terms, standing, steps from ledger.deal where subject = ? for update", subject);
    }

    public void step(UUID subject, int number, String action, Deal deal) {
        jdbc.sql("""
                        with stepped as (
                            update ledger.deal set standing = :standing, steps = :number, changed = foundation.business_now()
                            where subject = :subject)
                        insert into ledger.deal_step (subject, number, action) values (:subject, :number, :action)""")
                .param("standing", standing(deal))
                .param("number", number)
                .param("subject", subject)
                .param("action", action)
                .update();
    }

    public List<Deals.Taken> steps(UUID subject) {
        return jdbc.sql("select action, recorded from ledger.deal_step where subject = ? order by number")
                .param(subject)
                .query((row, n) -> new Deals.Taken(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    public Map<UUID, Deal> find(Collection<UUID> subjects) {
        var deals = new HashMap<UUID, Deal>();
        jdbc.sql("select subject, terms, standing from ledger.deal where subject = any(cast(? as uuid[]))")
                .param(subjects.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    deals.put(row.getObject(1, UUID.class), deal(row.getString(2), row.getString(3)));
                });
        return deals;
    }

    public Optional<Instant> lastStep(UUID subject) {
        return jdbc.sql("select max(recorded) from ledger.deal_step where subject = ?")
                .param(subject)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    private Optional<Kept> find(String sql, UUID subject) {
        return jdbc.sql(sql)
                .param(subject)
                .query(Row.class)
                .optional()
                .map(row -> new Kept(new PartyId(row.payer()), deal(row.terms(), row.standing()), row.steps()));
    }

    private Deal deal(String terms, String standing) {
        return deal(terms(json.readValue(terms, KeptTerms.class)), json.readValue(standing, Standing.class));
    }

    private static KeptTerms kept(Terms terms) {
        return new KeptTerms(
                terms.rules(),
                terms.price().currency().getCurrencyCode(),
                terms.price().minor(),
                terms.seller().value(),
                terms.madeToOrder(),
                terms.penalty().minor(),
                terms.portions().stream()
                        .map(portion -> new KeptPortion(
                                portion.beneficiary(),
                                portion.party() == null ? null : portion.party().value(),
                                portion.weight(),
                                portion.holdback()))
                        .toList(),
                terms.releases(),
                terms.complaintWindow().toSeconds());
    }

    private static Terms terms(KeptTerms kept) {
        return new Terms(
                kept.rules(),
                Money.of(kept.price(), kept.currency()),
                new PartyId(kept.seller()),
                kept.madeToOrder(),
                Money.of(kept.penalty(), kept.currency()),
                kept.portions().stream()
                        .map(portion -> new Portion(
                                portion.beneficiary(),
                                portion.party() == null ? null : new PartyId(portion.party()),
                                portion.weight(),
                                portion.holdback()))
                        .toList(),
                kept.releases(),
                Duration.ofSeconds(kept.complaintSeconds()));
    }

    private String standing(Deal deal) {
        var held = new HashMap<String, Long>();
        deal.held().all().forEach((pocket, amount) -> held.put(PocketNames.of(pocket), amount.minor()));
        return json.writeValueAsString(new Standing(
                held, deal.refunded().minor(), deal.rebated().minor(), deal.reached(), deal.received(), deal.over()));
    }

    private static Deal deal(Terms terms, Standing standing) {
        var currency = terms.price().currency();
        var held = standing.held().entrySet().stream()
                .collect(Collectors.toMap(
                        entry -> PocketNames.pocket(entry.getKey()), entry -> new Money(entry.getValue(), currency)));
        return new Deal(
                terms,
                Held.of(Money.zero(currency), held),
                new Money(standing.refunded(), currency),
                new Money(standing.rebated() == null ? 0 : standing.rebated(), currency),
                standing.reached(),
                standing.received(),
                standing.over());
    }
}
