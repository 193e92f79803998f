package org.wishwright.platform.ledger.sandbox;

import java.time.Duration;
import java.util.Map;
import org.wishwright.platform.ledger.PaymentProvider.ProfitSharing;
import org.wishwright.platform.ledger.PaymentProvider.SharingRequest;
import org.wishwright.platform.ledger.PaymentProvider.Transit;

/** Splits a sandbox payment. */
record SandboxSharing(SandboxClient sandbox) implements ProfitSharing {

    private static final int NINE_TENTHS = 9_000;
    private static final Duration YEAR = Duration.ofDays(365);

    @Override
    public int mostBasisPoints() {
        return NINE_TENTHS;
    }

    @Override
    public Duration longest() {
        return YEAR;
    }

    @Override
    public Transit share(SharingRequest request) {
        long sum = request.receivers().stream()
                .mapToLong(receiver -> receiver.amount().minor())
                .reduce(0, Math::addExact);
        var answer = sandbox.post(
                "sharings",
                Map.of(
                        "id",
                        request.id().toString(),
                        "payment",
                        request.payment().toString(),
                        "minor",
                        sum,
                        "receivers",
                        String.join(
                                ";",
                                request.receivers().stream()
                                        .map(to ->
                                                to.account() + "=" + to.amount().minor())
                                        .toList())));
        return transit(answer);
    }

    @Override
    public Transit ask(SharingRequest request) {
        return transit(sandbox.get("sharings", request.id().toString()));
    }

    static Transit transit(SandboxClient.Answer answer) {
        return switch (answer.status()) {
            case 200 -> Transit.DONE;
            case 404 -> Transit.NEVER_HEARD;
            default -> Transit.REFUSED;
        };
    }
}
