package org.wishwright.benchmarks.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wishwright.benchmarks.money.HttpOrders;
import org.wishwright.benchmarks.money.Program;

/** The short version of the rows of {@code ./wishwright bench market} that need the program; speed is not asserted. */
class CrowdInShortTest {

    private static Program program;
    private static HttpOrders shop;

    @BeforeAll
    static void start() {
        program = Program.start();
        shop = new HttpOrders(program, 1, 2);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void aCrowdPledgesUpToTheCapAndNotBeyond() throws InterruptedException {
        var rush = new HotPresale(program, shop, 60).rush(60, 40, 16);
        assertThat(rush.accepted()).isEqualTo(40);
        assertThat(rush.oversold()).isZero();
        assertThat(shop.acceptedPerSecond(Duration.ofMillis(200), Duration.ofSeconds(1)))
                .isPositive();
    }

    @Test
    void aPoolIsPostedToItsLastCent() throws InterruptedException {
        var people = new HotPresale(program, shop, 12).people();
        var posted = new PostedPool(program, shop, people).play();
        assertThat(posted.deals()).isEqualTo(12);
        assertThat(posted.steps())
                .as("of each two parts of the price and the rest, and the bond")
                .isEqualTo(12 * 3 + 1);
    }

    @Test
    void everyWatcherHearsOfEveryPledge() throws InterruptedException {
        var presale = new HotPresale(program, shop, 3);
        var lag = WatcherLoad.measured(program.address(), presale.opened(100), 50, presale.people());
        assertThat(lag.missed()).isZero();
        assertThat(lag.events()).isEqualTo(100);
    }
}
