package org.wishwright.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wishwright.market.Scenario.START;
import static org.wishwright.market.Scenario.day;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.raffle.Raffle;
import org.wishwright.market.raffle.Raffle.RaffleInput.Entered;
import org.wishwright.market.raffle.Raffle.RaffleRules;
import org.wishwright.market.task.Task;
import org.wishwright.market.task.TaskInput;
import org.wishwright.market.task.TaskRules;

/** What holds of every mechanism, shown with two small ones. */
class MarketTest {

    private static final Money REWARD = Money.of(10_000, "CNY");
    private static final TaskRules TASK =
            new TaskRules(new Alias("c"), REWARD.currency(), REWARD, day(5), day(9), 2);
    private static final RaffleRules RAFFLE = new RaffleRules(new Alias("c"), REWARD.currency(), day(1));

    private static Logged logged(long seq, Instant at, String by, Input what) {
        return new Logged(seq, at, new Alias(by), what);
    }

    private static List<Logged> task(Instant lateWork) {
        return List.of(
                logged(1, START, "c", new CommonInput.Opened()),
                logged(2, START, "platform", new CommonInput.Paid("reward")),
                logged(3, day(1), "w1", new TaskInput.Submitted("r1")),
                logged(4, lateWork, "w2", new TaskInput.Submitted("r2")));
    }

    private static State fold(List<Logged> log, Instant at) {
        return Market.fold(new Task(), TASK, log, at, 0);
    }

    @Test
    void aDeadlineDuringDowntimeTakesEffectAtItsOwnInstant() {
        var slept = fold(task(day(7)), day(7));
        assertThat(slept.stage()).isEqualTo(new Stage.Own("deciding"));
        assertThat(slept.reasons()).extracting(Reason::code).containsExactly("task.closed");
        var run = Market.begin(new Task(), TASK, 0);
        for (var input : task(day(7))) {
            run.advance(input.at().minusSeconds(1)); // a node that was awake all the time
            run.take(input);
        }
        run.advance(day(20));
        assertThat(run.state().money()).isEqualTo(fold(task(day(7)), day(20)).money());
        assertThat(run.state().reasons().getLast().at()).isEqualTo(day(9));
    }

    @Test
    void aClockThatJumpsBackDoesNotOpenWhatHasClosed() {
        var log = List.of(
                logged(1, START, "c", new CommonInput.Opened()),
                logged(2, day(2), "platform", new CommonInput.Paid("reward")),
                logged(3, day(6), "w1", new TaskInput.Submitted("late")),
                logged(4, day(1), "w2", new TaskInput.Submitted("by a clock that runs behind")));
        var state = fold(log, day(6));
        assertThat(state.reasons()).extracting(Reason::about).containsExactly("e3", "e4");
        assertThat(state.stage()).isEqualTo(new Stage.Lapsed("task.no-work"));
    }

    @Test
    void inputsAfterTheInstantAskedForAreNotLookedAt() {
        assertThat(fold(task(day(4)), day(2)).shown()).containsEntry("works", 1);
        assertThat(fold(task(day(4)), day(4)).shown()).containsEntry("works", 2);
        assertThat(fold(task(day(4)), START.minusSeconds(1)).stage()).isEqualTo(new Stage.Draft());
        assertThat(fold(List.of(), day(30)).next()).isNull();
    }

    @Test
    void theNextDeadlineIsTold() {
        assertThat(fold(task(day(4)), day(4)).next()).isEqualTo(new Deadline("submit-until", day(5)));
        assertThat(fold(task(day(4)), day(5)).next()).isEqualTo(new Deadline("decide-until", day(9)));
        assertThat(fold(task(day(4)), day(9)).next()).isNull();
    }

    @Test
    void itOpensOnceByItsConvenerAndBeforeItsFirstDeadline() {
        var draft = Scenario.draft(new Task(), TASK);
        assertThat(draft.refused("w1", new CommonInput.Opened())).isEqualTo("market.not-yours");
        assertThat(draft.refused("w1", new TaskInput.Submitted("r"))).isEqualTo("market.draft");
        draft.does("c", new CommonInput.Opened()).orThrow();
        assertThat(draft.refused("c", new CommonInput.Opened())).isEqualTo("market.open-already");
        assertThat(draft.refused("c", new Entered())).isEqualTo("market.kind-unknown");
        draft.ends();
        var late = Scenario.draft(new Task(), TASK).at(day(5));
        assertThat(late.refused("c", new CommonInput.Opened())).isEqualTo("market.opens-too-late");
        late.does("c", new CommonInput.Cancelled("too late")).orThrow();
        assertThat(late.refused("c", new CommonInput.Cancelled("again"))).isEqualTo("market.over");
    }

    @Test
    void moneyThatComesTwiceOrTooLateOrUnaskedHarmsNobody() {
        var task = Scenario.open(new Task(), TASK);
        assertThat(task.refused("c", new CommonInput.Paid("reward"))).isEqualTo("market.not-yours");
        assertThat(task.refused("platform", new CommonInput.Paid("e99"))).isEqualTo("market.entry-unknown");
        task.at(day(6)).does("platform", new CommonInput.Paid("reward")).orThrow();
        assertThat(task.refused("platform", new CommonInput.Paid("reward"))).isEqualTo("market.paid-already");
        assertThat(task.books().paidBy("c")).isZero();
        task.ends();
        var bounced = Scenario.open(new Task(), TASK);
        bounced.does("platform", new CommonInput.Failed("reward", "refused")).orThrow();
        assertThat(bounced.refused("platform", new CommonInput.Failed("reward", "refused")))
                .isEqualTo("market.missed-already");
        bounced.does("platform", new CommonInput.Paid("reward+")).orThrow();
        assertThat(bounced.shown()).containsEntry("held", true);
        bounced.ends();
    }

    @Test
    void sequenceNumbersGrow() {
        var run = Market.begin(new Task(), TASK, 0);
        run.take(logged(2, START, "c", new CommonInput.Opened())).orThrow();
        assertThatThrownBy(() -> run.take(logged(2, START, "c", new CommonInput.Opened())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOutsiderRecountsAndAnyChangeShows() {
        var file = Recount.write(new Task(), TASK, task(day(4)), day(20), 0);
        var verdict = Recount.repeat(file, 1_000_000).orThrow();
        assertThat(verdict.equal()).isTrue();
        assertThat(verdict.state()).isEqualTo(fold(task(day(4)), day(20)));
        var without = file.replace("\"receipt\":\"r2\"", "\"receipt\":\"r3\"");
        assertThat(Recount.repeat(without, 1_000_000).orThrow().equal()).as("nothing hangs on a receipt").isTrue();
        for (var tampered : List.of(
                file.replace("\"by\":\"w2\"", "\"by\":\"w3\""),
                file.replace("\"minor\":5000", "\"minor\":5001"),
                file.replace("\"decideUntil\":\"" + day(9), "\"decideUntil\":\"" + day(10)))) {
            assertThat(tampered).isNotEqualTo(file);
            assertThat(Recount.repeat(tampered, 1_000_000).orThrow().equal()).isFalse();
        }
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        var file = Recount.write(new Task(), TASK, task(day(4)), day(20), 0);
        assertThat(code("{}")).isEqualTo("market.file-malformed");
        assertThat(code("[")).isEqualTo("json.malformed");
        assertThat(code(file.replace("\"task\"", "\"tusk\""))).isEqualTo("market.mechanism-unknown");
        assertThat(code(file.replace("\"seq\":4", "\"seq\":3"))).isEqualTo("market.file-malformed");
        assertThat(code(file.replace("\"seed\":\"0\"", "\"seed\":\"x\""))).isEqualTo("market.file-malformed");
        assertThat(code(file.replace("submitted", "omitted"))).isEqualTo("market.field-malformed");
        assertThat(code(file.replace(",\"receipt\":\"r2\"", ""))).isEqualTo("market.field-missing");
        assertThat(code(file.replace("\"by\":\"w2\"", "\"by\":\"W 2\""))).isEqualTo("market.file-malformed");
        assertThat(code(file.replace("\"mostAwarded\":2", "\"mostAwarded\":\"2\""))).isEqualTo("market.field-malformed");
        assertThat(code(file.replace("\"mostAwarded\":2", "\"mostAwarded\":2,\"x\":1"))).isEqualTo("market.field-unknown");
        assertThat(code(file.replace("\"mostAwarded\":2,", ""))).isEqualTo("market.field-missing");
    }

    private static String code(String file) {
        return Recount.repeat(file, 1_000_000) instanceof Outcome.Refused<Recount.Verdict>(var refusal)
                ? refusal.code()
                : "accepted";
    }

    @Test
    void aDraftChangesFreelyAndAnOpenCampaignSaysWhatStillCan() {
        var longer = new TaskRules(TASK.convener(), TASK.currency(), REWARD, day(5), day(12), 2);
        assertThat(Market.edit(new Task(), new Stage.Draft(), TASK, longer).orThrow()).isEqualTo(longer);
        assertThat(Market.edit(new Task(), new Stage.Open(), TASK, TASK).orThrow()).isEqualTo(TASK);
        assertThat(Market.edit(new Task(), new Stage.Open(), TASK, longer))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo("market.rules-fixed");
                    assertThat(refused.refusal().sentence()).contains("decideUntil").contains("texts and pictures can");
                });
    }

    @Test
    void anEighthMechanismNeedsItsOwnPackageOnly() {
        assertThat(Market.mechanisms())
                .extracting(Mechanism::code)
                .contains("raffle", "groupbuy", "presale")
                .isSorted();
        var raffle = Scenario.open(new Raffle(), RAFFLE);
        for (int i = 0; i < 9; i++) {
            raffle.does("p" + i, new Entered()).orThrow();
        }
        var end = raffle.ends();
        assertThat(end.result()).containsKey("drawn");
        assertThat(Market.fold(new Raffle(), RAFFLE, raffle.log(), day(2), 8).result())
                .as("another seed draws another")
                .isNotEqualTo(end.result());
    }

    @Test
    void inputsComeBackFromJsonAsTheyWere() {
        for (Input input : List.of(new TaskInput.Submitted("r"), new CommonInput.Failed("e1", "no"), new CommonInput.Opened())) {
            assertThat(Market.input(new Task(), Market.json((Record) input)).orThrow()).isEqualTo(input);
        }
        assertThat(Market.input(new Task(), Map.of("kind", "nothing"))).isInstanceOf(Outcome.Refused.class);
        assertThat(Market.input(new Task(), Map.of())).isInstanceOf(Outcome.Refused.class);
    }
}
