package org.wishwright.platform.ledger.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.ledger.Sale.TaxClass;
import org.wishwright.platform.ledger.invoice.Invoice;
import org.wishwright.platform.ledger.invoice.InvoiceKind;
import org.wishwright.platform.ledger.invoice.InvoiceLine;
import org.wishwright.platform.ledger.invoice.InvoiceSeller;
import org.wishwright.platform.ledger.invoice.InvoiceState;
import org.wishwright.platform.ledger.invoice.InvoiceTitle;
import tools.jackson.databind.ObjectMapper;

/** Invoices as rows; their lines are JSON, which nothing searches. */
@Component
class InvoiceRows {

    private record Line(
            String source,
            Map<String, String> texts,
            int quantity,
            TaxClass taxClass,
            int rate,
            long gross,
            long tax) {}

    private record Lines(List<Line> lines) {}

    private final TitleVault vault;
    private final ObjectMapper json;

    InvoiceRows(TitleVault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    String written(List<InvoiceLine> lines) {
        return json.writeValueAsString(new Lines(lines.stream()
                .map(line -> new Line(
                        line.name().sourceLanguage(),
                        line.name().texts(),
                        line.quantity(),
                        line.taxClass(),
                        line.rate(),
                        line.gross().minor(),
                        line.tax().minor()))
                .toList()));
    }

    List<InvoiceLine> lines(String written, String currency) {
        return json.readValue(written, Lines.class).lines().stream()
                .map(line -> new InvoiceLine(
                        new LocalText(line.source(), line.texts()),
                        line.quantity(),
                        line.taxClass(),
                        line.rate(),
                        Money.of(line.gross(), currency),
                        Money.of(line.tax(), currency)))
                .toList();
    }

    /** Of a row with the columns of {@link InvoiceStore#SELECT}. */
    Invoice invoice(ResultSet row) throws SQLException {
        var currency = row.getString("currency");
        var party = new PartyId(uuid(row, "seller"));
        var seller = new InvoiceSeller(
                party,
                row.getString("jurisdiction"),
                row.getString("seller_title"),
                row.getString("seller_number"),
                true,
                Map.of());
        return new Invoice(
                uuid(row, "id"),
                uuid(row, "subject"),
                row.getString("order_number"),
                new PartyId(uuid(row, "buyer")),
                seller,
                row.getString("jurisdiction"),
                InvoiceKind.valueOf(row.getString("kind")),
                row.getObject("reverses", UUID.class),
                Money.of(row.getLong("amount"), currency),
                Money.of(row.getLong("tax"), currency),
                lines(row.getString("lines"), currency),
                title(row),
                state(row),
                row.getObject("requested", OffsetDateTime.class).toInstant(),
                Money.of(row.getLong("reversed"), currency));
    }

    private @Nullable InvoiceTitle title(ResultSet row) throws SQLException {
        var key = row.getBytes("key");
        var sealed = row.getBytes("made_out");
        return key == null || sealed == null ? null : vault.open(uuid(row, "made_out_by"), key, sealed);
    }

    private static InvoiceState state(ResultSet row) throws SQLException {
        return switch (row.getString("state")) {
            case "REQUESTED" -> new InvoiceState.Requested();
            case "ISSUING" -> new InvoiceState.Issuing();
            case "ISSUED" ->
                new InvoiceState.Issued(
                        row.getString("number"),
                        row.getObject("issued", OffsetDateTime.class).toInstant());
            case "REFUSED" -> new InvoiceState.Refused(row.getString("refusal"));
            default -> throw new IllegalStateException("An invoice's state is " + row.getString("state"));
        };
    }

    private static UUID uuid(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }
}
