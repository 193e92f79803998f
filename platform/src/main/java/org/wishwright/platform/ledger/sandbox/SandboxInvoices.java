package org.wishwright.platform.ledger.sandbox;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.ledger.invoice.InvoiceAnswer;
import org.wishwright.platform.ledger.invoice.InvoiceService;
import org.wishwright.platform.ledger.sandbox.program.InvoicePlay;

/** The built-in tax office: numbers invoices that are worth nothing outside, and plays what it is asked to. */
@Component
class SandboxInvoices implements InvoiceService {

    private final SandboxClient sandbox;

    SandboxInvoices(SandboxClient sandbox) {
        this.sandbox = sandbox;
    }

    @Override
    public Optional<Refusal> refuses(String scenario) {
        return InvoicePlay.named(scenario).isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(
                        "payment.scenario-unknown",
                        "The sandbox plays no {scenario}. Choose one of: {scenarios}.",
                        "field",
                        "scenario",
                        "scenario",
                        scenario,
                        "scenarios",
                        InvoicePlay.words()));
    }

    @Override
    public InvoiceAnswer issue(Order order) {
        var invoice = order.invoice();
        return answer(sandbox.post(
                "invoices",
                Map.of(
                        "id", invoice.id().toString(),
                        "minor", invoice.amount().minor(),
                        "tax", invoice.tax().minor(),
                        "currency", invoice.amount().currency().getCurrencyCode(),
                        "kind", invoice.kind().name(),
                        "reverses", order.reversed(),
                        "scenario", order.scenario())));
    }

    @Override
    public InvoiceAnswer ask(UUID invoice) {
        return answer(sandbox.get("invoices", invoice.toString()));
    }

    @Override
    public boolean sample() {
        return true;
    }

    private static InvoiceAnswer answer(SandboxClient.Answer answer) {
        return switch (answer.state()) {
            case "issued" -> new InvoiceAnswer.Issued(answer.reference());
            case "pending" -> new InvoiceAnswer.Pending();
            case "refused" -> new InvoiceAnswer.Refused("The sandbox refuses, as it was asked to.");
            default -> answer.known() ? new InvoiceAnswer.Refused(answer.detail()) : new InvoiceAnswer.NeverHeard();
        };
    }
}
