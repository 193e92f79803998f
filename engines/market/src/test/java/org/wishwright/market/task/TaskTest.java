package org.wishwright.market.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.market.Scenario.day;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;
import org.wishwright.market.Alias;
import org.wishwright.market.CommonInput;
import org.wishwright.market.Payee;
import org.wishwright.market.Scenario;
import org.wishwright.market.Stage;
import org.wishwright.market.task.TaskInput.Awarded;
import org.wishwright.market.task.TaskInput.NoneFit;
import org.wishwright.market.task.TaskInput.Submitted;

class TaskTest {

    private static Scenario<TaskRules> task() {
        var yuan = Money.of(10_000, "CNY");
        return Scenario.open(new Task(), new TaskRules(new Alias("c"), yuan.currency(), yuan, day(5), day(9), 2));
    }

    private static Payee to(String party) {
        return new Payee.ToParty(new Alias(party));
    }

    @Test
    void whoIsAwardedGetsTheRewardThatWasHeldBeforeAnybodyWorked() {
        var task = task();
        assertThat(task.refused("w1", new Submitted("r1"))).isEqualTo("task.reward-unpaid");
        task.payAll();
        task.does("w1", new Submitted("r1")).orThrow();
        var second = task.does("w2", new Submitted("r2")).orThrow().entry();
        assertThat(task.refused("w1", new Awarded(List.of(second)))).isEqualTo("market.not-yours");
        assertThat(task.refused("c", new Awarded(List.of(second, second)))).isEqualTo("task.award");
        assertThat(task.refused("c", new Awarded(List.of()))).isEqualTo("task.award");
        task.does("c", new Awarded(List.of(second))).orThrow();
        assertThat(task.ends().stage()).isEqualTo(new Stage.Settled());
        assertThat(task.books().got(to("w2"))).isEqualTo(10_000);
    }

    @Test
    void whenNobodyDecidesAllWhoHandedInShare() {
        var task = task().payAll();
        for (var worker : List.of("w1", "w2", "w3")) {
            task.does(worker, new Submitted("r")).orThrow();
        }
        assertThat(task.refused("c", new Submitted("r"))).isEqualTo("task.own");
        assertThat(task.refused("c", new CommonInput.Cancelled("no"))).isEqualTo("task.bound");
        assertThat(task.at(day(5)).refused("w4", new Submitted("r"))).isEqualTo("task.closed");
        task.ends();
        assertThat(task.books().got(to("w1"))).isEqualTo(3_334);
        assertThat(task.books().got(to("w3"))).isEqualTo(3_333);
    }

    @Test
    void withoutWorkOrWhenNoneFitsTheRewardGoesBack() {
        var idle = task().payAll();
        assertThat(idle.ends().stage()).isEqualTo(new Stage.Lapsed("task.no-work"));
        assertThat(idle.books().paidBy("c")).isZero();
        var unfit = task().payAll();
        unfit.does("w1", new Submitted("r")).orThrow();
        assertThat(unfit.refused("c", new NoneFit("empty"))).isEqualTo("market.not-yours");
        unfit.does("platform", new NoneFit("empty files")).orThrow();
        unfit.ends();
        assertThat(unfit.books().paidBy("c")).isZero();
        assertThat(task().ends().stage()).isEqualTo(new Stage.Lapsed("task.reward-unpaid"));
        var off = task().payAll();
        off.does("c", new CommonInput.Cancelled("no")).orThrow();
        off.ends();
        assertThat(off.books().paidBy("c")).isZero();
    }
}
