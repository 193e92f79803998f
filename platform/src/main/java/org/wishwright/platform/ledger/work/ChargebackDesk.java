package org.wishwright.platform.ledger.work;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.evidence.EvidenceBook;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.ledger.Chargeback;
import org.wishwright.platform.ledger.Chargebacks;
import org.wishwright.platform.ledger.Payment;
import org.wishwright.platform.ledger.PaymentState;
import org.wishwright.platform.ledger.Sale;
import org.wishwright.platform.ledger.Sales;
import org.wishwright.platform.ledger.store.CarriedStore;
import org.wishwright.platform.ledger.store.ChargebackStore;
import org.wishwright.platform.ledger.store.PaymentStore;
import tools.jackson.databind.ObjectMapper;

/** Shows operators what banks took back, and puts together what to say against it. */
@Service
class ChargebackDesk implements Chargebacks {

    private static final int MOST = 100;
    private static final String READ_ME = """
            What stands here about a payment that its payer's bank took back.

            chargeback.json  the payment, when it was taken back, and over how much
            sale.json        what was sold, to a buyer who is named by a pseudonym alone
            receipt.json     every fact of the order with the proof that it stands in the public log:
                             "./wishwright verify receipt.json" checks it without a network
            """;

    private final ChargebackStore store;
    private final PaymentStore payments;
    private final CarriedStore carried;
    private final EvidenceBook evidence;
    private final ObjectProvider<Sales> sales;
    private final ObjectMapper json;

    ChargebackDesk(
            ChargebackStore store,
            PaymentStore payments,
            CarriedStore carried,
            EvidenceBook evidence,
            ObjectProvider<Sales> sales,
            ObjectMapper json) {
        this.store = store;
        this.payments = payments;
        this.carried = carried;
        this.evidence = evidence;
        this.sales = sales;
        this.json = json;
    }

    @Override
    public Page list(Caller operator, String state, @Nullable UUID before, int limit) {
        operators(operator);
        int most = Math.clamp(limit, 1, MOST);
        var found = store.list(state, before, most + 1);
        var items = found.subList(0, Math.min(most, found.size()));
        return new Page(items, found.size() > most ? items.getLast().id() : null);
    }

    @Override
    public List<Sum> sums(Caller operator) {
        operators(operator);
        return store.sums();
    }

    @Override
    public boolean open(UUID subject) {
        return store.of(subject).stream().anyMatch(each -> each.state() == Chargeback.State.OPEN);
    }

    @Override
    public List<Chargeback> of(UUID subject) {
        return store.of(subject);
    }

    @Override
    public byte[] evidence(Caller operator, UUID id) {
        operators(operator);
        var chargeback = store.find(id)
                .orElseThrow(
                        () -> refusal("chargeback.not-found", "There is no such chargeback. Choose one of the list."));
        var subject = carried.holders(chargeback.subject()).getFirst();
        var receipt = evidence.receiptOf(subject)
                .orElseThrow(() -> refusal(
                        "evidence.receipt-not-found",
                        "There is no receipt for this fact yet. It takes a second or two after it was recorded."));
        var payment = payments.find(chargeback.payment()).orElseThrow();
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            add(zip, "README.txt", READ_ME.getBytes(StandardCharsets.UTF_8));
            add(zip, "chargeback.json", json.writeValueAsBytes(said(chargeback, payment)));
            var sale = sales.stream()
                    .flatMap(known -> known.find(subject).stream())
                    .findFirst();
            if (sale.isPresent()) {
                add(zip, "sale.json", json.writeValueAsBytes(said(sale.get())));
            }
            add(zip, "receipt.json", receipt.toBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Map<String, Object> said(Chargeback chargeback, Payment payment) {
        var said = new TreeMap<String, Object>(Map.of(
                "payment", payment.id().toString(),
                "reference", chargeback.reference(),
                "order", chargeback.subject().toString(),
                "method", payment.request().method(),
                "paid", amount(payment.request().amount()),
                "begun", payment.begun().toString(),
                "takenBack", amount(chargeback.amount()),
                "takenBackOn", chargeback.opened().toString(),
                "state", chargeback.state().name()));
        if (payment.state() instanceof PaymentState.Refunded(var at, var refunded)) {
            said.put("refunded", amount(refunded));
        }
        return said;
    }

    private static Map<String, Object> said(Sale sale) {
        return new TreeMap<>(Map.of(
                "number", sale.number(),
                "buyer", sale.buyer().toString(),
                "seller", sale.seller().toString(),
                "total", amount(sale.total()),
                "lines",
                        sale.lines().stream()
                                .map(line -> Map.of(
                                        "name", line.name().texts(),
                                        "quantity", line.quantity(),
                                        "total", amount(line.total())))
                                .toList()));
    }

    private static Map<String, Object> amount(Money money) {
        return Map.of("minor", money.minor(), "currency", money.currency().getCurrencyCode());
    }

    private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    private static void operators(Caller caller) {
        if (!caller.isOperator()) {
            throw refusal("identity.operator-forbidden", "Only the platform's operators may do this.");
        }
    }

    private static RefusedException refusal(String code, String sentence) {
        return new RefusedException(Refusal.of(code, sentence));
    }
}
