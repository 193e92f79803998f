package org.wishwright.platform.order.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.deal.Portion.Beneficiary;
import org.wishwright.platform.ledger.deal.Terms.Milestone;
import org.wishwright.platform.order.MoneyTerms;
import tools.jackson.databind.ObjectMapper;

/** Makers' terms of payment, each standing from an instant until the next. */
@Component
public class MoneyTermsStore {

    private record KeptPart(UUID product, UUID party, Beneficiary beneficiary, int basisPoints) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    MoneyTermsStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those that stood at an instant; empty where the maker had none of her own. */
    public Optional<MoneyTerms> at(PartyId maker, Instant at) {
        return jdbc.sql("select * from orders.money_terms where maker = ? and since <= ? order by since desc limit 1")
                .params(maker.value(), Rows.at(at))
                .query(this::terms)
                .optional();
    }

    public void add(PartyId maker, MoneyTerms terms, PartyId by, Instant since) {
        jdbc.sql("""
                        insert into orders.money_terms (maker, since, inspected, shipped, received, undisputed, complaint_days,
                            holdback, holdback_days, parts, set_by)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as json), ?)""")
                .params(
                        maker.value(),
                        Rows.at(since),
                        terms.freedBy(Milestone.INSPECTED),
                        terms.freedBy(Milestone.SHIPPED),
                        terms.freedBy(Milestone.RECEIVED),
                        terms.freedBy(Milestone.UNDISPUTED),
                        terms.complaintWindow().toDays(),
                        terms.holdback(),
                        terms.holdbackTime().toDays(),
                        json.writeValueAsString(terms.parts().stream()
                                .map(part -> new KeptPart(
                                        part.product().value(),
                                        part.party().value(),
                                        part.beneficiary(),
                                        part.basisPoints()))
                                .toList()),
                        by.value())
                .update();
    }

    private MoneyTerms terms(ResultSet row, int n) throws SQLException {
        var parts = List.of(json.readValue(row.getString("parts"), KeptPart[].class));
        return new MoneyTerms(
                Map.of(
                        Milestone.INSPECTED, row.getInt("inspected"),
                        Milestone.SHIPPED, row.getInt("shipped"),
                        Milestone.RECEIVED, row.getInt("received"),
                        Milestone.UNDISPUTED, row.getInt("undisputed")),
                Duration.ofDays(row.getInt("complaint_days")),
                row.getInt("holdback"),
                Duration.ofDays(row.getInt("holdback_days")),
                parts.stream()
                        .map(part -> new MoneyTerms.Part(
                                new BlueprintId(part.product()),
                                new PartyId(part.party()),
                                part.beneficiary(),
                                part.basisPoints()))
                        .toList());
    }
}
