package org.wishwright.platform.order.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.order.LineId;
import org.wishwright.platform.order.OrderLine;
import org.wishwright.platform.order.OrderedLine;
import tools.jackson.databind.JsonNode;

/** Lines of orders as they are kept, and opened for those who may read what is sealed in them. */
@Component
class LineRows {

    /** All lines of an order {@code o} in one column. */
    static final String JSON = """
            (select json_agg(json_build_object('id', l.id, 'version', l.version, 'number', l.number, 'product', l.product,
                'choices', l.choices, 'hash', l.hash, 'quantity', l.quantity, 'unit', l.unit,
                'note', encode(l.note, 'base64'), 'body', encode(l.body, 'base64')) order by l.position)
             from orders.order_line l where l.order_id = o.id) as lines""";

    private static final PersonalWords.Reader NO_KEYS = new NoKeys();

    private final Rows rows;
    private final PersonalWords words;
    private final SealedMeasures measures;

    LineRows(Rows rows, PersonalWords words, SealedMeasures measures) {
        this.rows = rows;
        this.words = words;
        this.measures = measures;
    }

    /** @param note base64 as it is sealed, empty where there is none; {@code body} likewise */
    private record Kept(OrderedLine line, String note, String body) {}

    /** The lines of an order and whose keys open them. */
    record Closed(PartyId buyer, List<Kept> lines) {

        private boolean isSealed() {
            return lines.stream()
                    .anyMatch(line -> !line.note().isEmpty() || !line.body().isEmpty());
        }
    }

    /** Of a row with {@code buyer}, {@code currency} and {@link #JSON}. */
    Closed read(ResultSet row) throws SQLException {
        var currency = Currency.getInstance(row.getString("currency"));
        var lines = new ArrayList<Kept>();
        for (var node : rows.tree(row.getString("lines"))) {
            lines.add(new Kept(
                    line(node, currency),
                    node.path("note").asString(""),
                    node.path("body").asString("")));
        }
        return new Closed(new PartyId(Rows.uuid(row, "buyer")), lines);
    }

    /** The keys that open some orders, looked up at once. */
    PersonalWords.Reader keys(Collection<Closed> orders) {
        var buyers = orders.stream()
                .filter(Closed::isSealed)
                .map(Closed::buyer)
                .distinct()
                .toList();
        return buyers.isEmpty() ? NO_KEYS : words.reader(buyers);
    }

    /** With measures and notes. */
    List<OrderedLine> whole(PersonalWords.Reader keys, Closed order) {
        return order.lines().stream()
                .map(kept -> measured(keys, order.buyer(), kept).withNote(note(keys, order.buyer(), kept)))
                .toList();
    }

    /** With measures, without notes: in lists of her own. */
    List<OrderedLine> measured(PersonalWords.Reader keys, Closed order) {
        return order.lines().stream()
                .map(kept -> measured(keys, order.buyer(), kept))
                .toList();
    }

    List<OrderedLine> whole(Closed order) {
        return whole(keys(List.of(order)), order);
    }

    /** With what was asked of the maker, without measures. */
    List<OrderedLine> noted(PersonalWords.Reader keys, Closed order) {
        return order.lines().stream()
                .map(kept -> closed(kept).withNote(note(keys, order.buyer(), kept)))
                .toList();
    }

    /** For readers who need neither. */
    static List<OrderedLine> open(Closed order) {
        return order.lines().stream().map(LineRows::closed).toList();
    }

    private static OrderedLine closed(Kept kept) {
        var line = kept.line().line();
        return kept.line().with(SealedMeasures.closed(line.choices()), line.configurationHash());
    }

    private OrderedLine measured(PersonalWords.Reader keys, PartyId buyer, Kept kept) {
        var line = kept.line().line();
        var chosen = measures.open(
                keys,
                buyer,
                SealedMeasures.LINE + line.id(),
                line.choices(),
                line.configurationHash(),
                kept.body().isEmpty() ? null : Base64.getMimeDecoder().decode(kept.body()));
        return kept.line().with(chosen.choices(), chosen.hash());
    }

    private static String note(PersonalWords.Reader keys, PartyId buyer, Kept kept) {
        return kept.note().isEmpty()
                ? ""
                : keys.open(
                                buyer,
                                OrderStore.noteKind(kept.line().line().id()),
                                Base64.getMimeDecoder().decode(kept.note()))
                        .orElse("");
    }

    private OrderedLine line(JsonNode node, Currency currency) {
        var line = new OrderLine(
                new LineId(UUID.fromString(node.path("id").asString())),
                new VersionId(UUID.fromString(node.path("version").asString())),
                node.path("hash").asString(),
                rows.choices(node.path("choices")),
                node.path("quantity").asInt(),
                new Money(node.path("unit").asLong(), currency));
        return new OrderedLine(
                line, rows.text(node.path("product")), node.path("number").asInt());
    }

    /** Where nothing is sealed nobody's key is needed. */
    private record NoKeys() implements PersonalWords.Reader {

        @Override
        public boolean knows(PartyId person) {
            return false;
        }

        @Override
        public Optional<String> open(PartyId person, String kind, byte[] sealed) {
            return Optional.empty();
        }
    }
}
