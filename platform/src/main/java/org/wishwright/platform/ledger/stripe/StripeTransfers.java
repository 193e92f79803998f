package org.wishwright.platform.ledger.stripe;

import com.stripe.StripeClient;
import com.stripe.param.TransferCreateParams;
import com.stripe.param.TransferListParams;
import java.time.Duration;
import java.util.Locale;
import org.wishwright.platform.ledger.PaymentProvider.ProfitSharing;
import org.wishwright.platform.ledger.PaymentProvider.SharingRequest;
import org.wishwright.platform.ledger.PaymentProvider.Transit;

/** Splits a payment by transfers to connected accounts, tied to its charge; a receiver is such an account ({@code acct_…}). */
record StripeTransfers(StripeClient client, StripeProvider stripe) implements ProfitSharing {

    private static final int ALL_OF_IT = 10_000;
    private static final Duration A_YEAR = Duration.ofDays(365);

    @Override
    public int mostBasisPoints() {
        return ALL_OF_IT;
    }

    @Override
    public Duration longest() {
        return A_YEAR;
    }

    /** One transfer a receiver, each under a key of its own: repeated, those that went through are not made again. */
    @Override
    public Transit share(SharingRequest request) {
        try {
            var charge = stripe.intent(request.reference()).getLatestCharge();
            for (int i = 0; i < request.receivers().size(); i++) {
                var to = request.receivers().get(i);
                var call = TransferCreateParams.builder()
                        .setAmount(to.amount().minor())
                        .setCurrency(to.amount().currency().getCurrencyCode().toLowerCase(Locale.ROOT))
                        .setDestination(to.account())
                        .setSourceTransaction(charge)
                        .setTransferGroup(request.id().toString())
                        .build();
                var key = "share-" + request.id() + "-" + i;
                StripeProvider.answered(() -> client.v1().transfers().create(call, StripeProvider.once(key)));
            }
            return Transit.DONE;
        } catch (StripeProvider.Unwilling e) {
            return Transit.REFUSED;
        }
    }

    @Override
    public Transit ask(SharingRequest request) {
        var call = TransferListParams.builder()
                .setTransferGroup(request.id().toString())
                .setLimit(100L)
                .build();
        int made = StripeProvider.answered(() -> client.v1().transfers().list(call))
                .getData()
                .size();
        return made == 0 ? Transit.NEVER_HEARD : made < request.receivers().size() ? Transit.PENDING : Transit.DONE;
    }
}
