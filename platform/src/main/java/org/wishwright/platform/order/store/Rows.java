package org.wishwright.platform.order.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** How values of this module are written to and read from rows. */
@Component
class Rows {

    private static final TypeReference<LinkedHashMap<String, String>> CHOICES = new TypeReference<>() {};

    private final ObjectMapper json;

    Rows(ObjectMapper json) {
        this.json = json;
    }

    String write(Object value) {
        return json.writeValueAsString(value);
    }

    JsonNode tree(String text) {
        return json.readTree(text);
    }

    /** In the order they were chosen in. */
    Map<String, String> choices(String text) {
        return json.readValue(text, CHOICES);
    }

    Map<String, String> choices(JsonNode node) {
        return json.convertValue(node, CHOICES);
    }

    String write(LocalText text) {
        return json.writeValueAsString(Map.of("source", text.sourceLanguage(), "texts", text.texts()));
    }

    LocalText text(String text) {
        return text(json.readTree(text));
    }

    LocalText text(JsonNode node) {
        return new LocalText(node.path("source").asString(""), json.convertValue(node.path("texts"), CHOICES));
    }

    static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Money money(ResultSet row, String column) throws SQLException {
        return new Money(row.getLong(column), Currency.getInstance(row.getString("currency")));
    }

    /** For {@code cast(? as uuid[])}. */
    static String[] texts(Collection<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }
}
