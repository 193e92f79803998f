package org.wishwright.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.identity.PartyId;

@PlatformTest
class BatchedTransfersTest {

    private static final Currency CNY = Currency.getInstance("CNY");

    @Autowired
    BatchedTransfers batched;

    @Autowired
    Ledger ledger;

    private final UUID order = UUID.randomUUID();
    private final AccountRef provider = AccountRef.provider(order, CNY);
    private final AccountRef escrow = AccountRef.escrow(order, CNY);
    private final AccountRef maker = party();

    @Test
    void thousandsAtOnceAreEachAnsweredForItself() {
        ledger.transfer(List.of(draft(provider, escrow, 1_000)));
        var answers = new ArrayList<CompletableFuture<List<TransferId>>>();
        for (int i = 0; i < 3_000; i++) {
            answers.add(batched.submit(List.of(draft(escrow, maker, 1))));
        }
        long done = answers.stream().filter(BatchedTransfersTest::recorded).count();
        assertThat(done).isEqualTo(1_000);
        assertThat(ledger.balance(maker).posted()).isEqualTo(money(1_000));
        assertThat(ledger.balance(escrow).posted()).isEqualTo(money(0));
        assertThat(ledger.audit()).isEmpty();
    }

    @Test
    void whatOneCannotHaveHindersNobodyElse() {
        ledger.transfer(List.of(draft(provider, escrow, 100)));
        var answers = new ArrayList<CompletableFuture<List<TransferId>>>();
        for (int i = 0; i < 100; i++) {
            answers.add(batched.submit(List.of(draft(i == 50 ? party() : escrow, maker, 1))));
        }
        assertThat(answers.stream().filter(BatchedTransfersTest::recorded)).hasSize(99);
        assertThatThrownBy(() -> answers.get(50).join())
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusal().code()).isEqualTo("ledger.insufficient"));
    }

    @Test
    void linkedTransfersOfACallHappenTogether() {
        var other = party();
        var refused = batched.submit(List.of(draft(provider, escrow, 10), draft(escrow, other, 11)));
        assertThat(recorded(refused)).isFalse();
        assertThat(ledger.balance(escrow).posted()).isEqualTo(money(0));
        assertThat(recorded(batched.submit(List.of(draft(provider, escrow, 10), draft(escrow, other, 10)))))
                .isTrue();
        assertThat(ledger.balance(other).posted()).isEqualTo(money(10));
    }

    @Test
    void moneyThatNobodyHasDoesNotGoRoundInCircles() {
        var a = party();
        var b = party();
        var answers = new ArrayList<CompletableFuture<List<TransferId>>>();
        for (int i = 0; i < 200; i++) {
            answers.add(batched.submit(List.of(draft(i % 2 == 0 ? a : b, i % 2 == 0 ? b : a, 5))));
        }
        assertThat(answers.stream().filter(BatchedTransfersTest::recorded)).isEmpty();
    }

    @Test
    void aCallHasSomeTransfersAndNotTooMany() {
        assertThatThrownBy(() -> batched.submit(List.of())).isInstanceOf(IllegalArgumentException.class);
        var many = java.util.Collections.nCopies(501, draft(provider, escrow, 1));
        assertThatThrownBy(() -> batched.submit(many)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean recorded(CompletableFuture<List<TransferId>> answer) {
        try {
            return !answer.join().isEmpty();
        } catch (CompletionException e) {
            assertThat(e.getCause()).isInstanceOf(RefusedException.class);
            return false;
        }
    }

    private static AccountRef party() {
        return AccountRef.party(new PartyId(UUID.randomUUID()), CNY);
    }

    private TransferDraft draft(AccountRef debit, AccountRef credit, long minor) {
        return new TransferDraft(debit, credit, money(minor), "test", order);
    }

    private static Money money(long minor) {
        return new Money(minor, CNY);
    }
}
