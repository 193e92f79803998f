package org.wishwright.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wishwright.market.Alias;
import org.wishwright.market.DepositType;
import org.wishwright.market.MoneyStep;

/** What the simulator would say if something went wrong. */
class SimulatedBooksTest {

    private static final Alias PAYER = new Alias("p");
    private static final MoneyStep ASKED =
            new MoneyStep.Asked("e1", 1, PAYER, DepositType.PREPAYMENT, Cast.yuan(100), Cast.day(1), "asked");
    private static final MoneyStep HELD =
            new MoneyStep.Held("e1", 2, PAYER, DepositType.PREPAYMENT, Cast.yuan(100), "held");
    private static final MoneyStep BACK = new MoneyStep.Returned("e1", 3, PAYER, Cast.yuan(100), "back");

    private static Books of(long captured, MoneyStep... steps) {
        var books = new Books();
        books.captured(captured);
        for (var step : steps) {
            books.post(step);
        }
        return books;
    }

    @Test
    void whatIsWholeIsNotComplainedOf() {
        var books = of(100, ASKED, HELD, BACK);
        assertThat(books.wrong()).isEmpty();
        assertThat(books.held()).isZero();
        assertThat(of(100, ASKED, HELD).held()).as("not returned").isEqualTo(100);
    }

    @Test
    void aStepPostedTwiceIsSeen() {
        assertThat(of(100, ASKED, HELD, HELD).wrong()).containsExactly("posted twice: e1#2");
        assertThat(of(100, ASKED, HELD, BACK, BACK).wrong()).containsExactly("posted twice: e1#3");
    }

    @Test
    void moneyThatWasNeverAskedForOrHeldIsSeen() {
        assertThat(of(0, HELD).wrong()).anyMatch(said -> said.startsWith("never asked for"));
        assertThat(of(0, ASKED, BACK).wrong()).anyMatch(said -> said.startsWith("gave more"));
        assertThat(of(90, ASKED, HELD).wrong()).containsExactly("the provider holds 90, owed are 100");
    }
}
