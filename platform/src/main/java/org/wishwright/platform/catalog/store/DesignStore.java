package org.wishwright.platform.catalog.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Designed;
import org.wishwright.platform.catalog.Designs;
import org.wishwright.platform.identity.PartyId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Products and the designs by which they are made. */
@Repository
class DesignStore implements Designs {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    DesignStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(BlueprintId product, Designed designed) {}

    @Override
    public Map<BlueprintId, Designed> at(Collection<BlueprintId> products, Instant when) {
        return rows(jdbc.sql("select * from catalog.design where blueprint = any(cast(? as uuid[])) and bound <= ?")
                .param(products.stream().map(BlueprintId::toString).toArray(String[]::new))
                .param(when.atOffset(ZoneOffset.UTC)));
    }

    @Override
    public Map<BlueprintId, Designed> of(PartyId maker) {
        return rows(jdbc.sql("select * from catalog.design where maker = ? order by bound limit 500")
                .param(maker.value()));
    }

    private Map<BlueprintId, Designed> rows(JdbcClient.StatementSpec asked) {
        var found = new LinkedHashMap<BlueprintId, Designed>();
        asked.query(this::read).list().forEach(row -> found.put(row.product(), row.designed()));
        return found;
    }

    @Override
    public List<BlueprintId> by(UUID source, String work) {
        return jdbc
                .sql("select blueprint from catalog.design where source = ? and work = ? order by bound limit 100")
                .params(source, work)
                .query(UUID.class)
                .list()
                .stream()
                .map(BlueprintId::new)
                .toList();
    }

    @Override
    public void bind(BlueprintId product, PartyId maker, Designed designed, Instant now) {
        int bound = jdbc.sql("""
                        insert into catalog.design (blueprint, maker, source, work, designed, bound)
                        values (?, ?, ?, ?, ?::json, ?) on conflict (blueprint) do nothing""")
                .params(
                        product.value(),
                        maker.value(),
                        designed.source(),
                        designed.work(),
                        json.writeValueAsString(designed.written()),
                        now.atOffset(ZoneOffset.UTC))
                .update();
        if (bound == 0) {
            throw new RefusedException(Refusal.of(
                    "catalog.design-bound",
                    "This product is made by a design already, and that stands. Choose another product.",
                    "field",
                    "product"));
        }
    }

    private Row read(ResultSet row, int n) throws SQLException {
        var written = json.readValue(row.getString("designed"), new TypeReference<Map<String, Object>>() {});
        return new Row(new BlueprintId(row.getObject("blueprint", UUID.class)), Designed.read(written));
    }
}
