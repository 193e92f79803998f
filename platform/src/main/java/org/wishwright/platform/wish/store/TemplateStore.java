package org.wishwright.platform.wish.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.catalog.BlueprintId;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Rows of makers' templates. */
@Repository
public class TemplateStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    TemplateStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A template as it is kept. */
    public record Kept(UUID id, BlueprintId blueprint, LocalText name, Map<String, String> choices) {}

    public void insert(Kept template, Instant created) {
        jdbc.sql(
                        "insert into wish.template (id, blueprint, name, choices, created) values (?, ?, ?::jsonb, ?::json, ?)")
                .params(
                        template.id(),
                        template.blueprint().value(),
                        json.writeValueAsString(template.name()),
                        json.writeValueAsString(template.choices()),
                        created.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Oldest first. */
    public List<Kept> of(BlueprintId blueprint) {
        return jdbc.sql("select * from wish.template where blueprint = ? order by id")
                .param(blueprint.value())
                .query((row, n) -> read(row))
                .list();
    }

    public Optional<Kept> find(UUID id) {
        return jdbc.sql("select * from wish.template where id = ?")
                .param(id)
                .query((row, n) -> read(row))
                .optional();
    }

    public void delete(UUID id) {
        jdbc.sql("delete from wish.template where id = ?").param(id).update();
    }

    private Kept read(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new BlueprintId(row.getObject("blueprint", UUID.class)),
                json.readValue(row.getString("name"), LocalText.class),
                json.readValue(row.getString("choices"), new TypeReference<LinkedHashMap<String, String>>() {}));
    }
}
