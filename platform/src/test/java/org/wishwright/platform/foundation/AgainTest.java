package org.wishwright.platform.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.wishwright.platform.Await;

class AgainTest {

    @Test
    void whatIsAskedForMeanwhileIsOneMoreRunAndNeverTwoAtOnce() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var runs = new AtomicInteger();
        var atOnce = new AtomicInteger();
        var most = new AtomicInteger();
        var again = new Again(() -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            begun.countDown();
            await(gate);
            runs.incrementAndGet();
            atOnce.decrementAndGet();
        });
        again.ask();
        begun.await();
        for (int i = 0; i < 1_000; i++) {
            again.ask();
        }
        gate.countDown();
        Await.until(() -> runs.get() == 2);
        assertThat(most.get()).isEqualTo(1);
        again.ask();
        Await.until(() -> runs.get() == 3);
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
