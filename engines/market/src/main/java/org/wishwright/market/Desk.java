package org.wishwright.market;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;

/**
 * What a {@link Play} acts through: time, stage, deadlines, deposits, deals and reasons of one campaign. Not safe for
 * several threads.
 */
public final class Desk {

    /** Something to happen: a deadline of a name, or the last moment of a deposit. */
    private record Timer(Instant at, String name, @Nullable Deposit deposit) {}

    /** By instant, at each in the order of setting; what has become void is passed over when its turn comes. */
    private final TreeMap<Instant, ArrayDeque<Timer>> timers = new TreeMap<>();

    private final Map<String, Timer> named = new LinkedHashMap<>();
    private final Map<String, Deposit> deposits = new LinkedHashMap<>();
    private final List<MoneyStep> money = new ArrayList<>();
    private final List<Deal> deals = new ArrayList<>();
    private final List<Reason> reasons = new ArrayList<>();
    private Instant now = Instant.MIN;
    private Stage stage = new Stage.Draft();

    Desk() {}

    public Instant now() {
        return now;
    }

    public Stage stage() {
        return stage;
    }

    /** Moves on to a stage that is not the end. */
    public void enter(Stage next) {
        if (next.isOver() || stage.isOver()) {
            throw new IllegalStateException("From " + stage + " no campaign enters " + next + " this way");
        }
        stage = next;
    }

    /**
     * {@link Play#due} is called with this name at that instant, or at once where it has passed. Replaces an earlier
     * one of the name.
     */
    public void at(String name, Instant when) {
        var timer = new Timer(when, name, null);
        named.put(name, timer);
        set(timer);
    }

    public void forget(String name) {
        named.remove(name);
    }

    /** Asks a party for money. An entry is asked for once. */
    public Deposit ask(String entry, Alias party, DepositType type, Money amount, Instant until, String reason) {
        var deposit = open(entry, party, type, amount, until);
        money.add(new MoneyStep.Asked(entry, deposit.nextStep(), party, type, amount, until, reason));
        return deposit;
    }

    /** Asks anew for what could not be got, while its time lasts, under the entry with a plus. */
    public Deposit askAgain(Deposit missed, String reason) {
        return ask(missed.entry() + "+", missed.party(), missed.type(), missed.amount(), missed.until(), reason);
    }

    /** Collects money by a party's mandate. */
    public Deposit charge(String entry, Alias party, DepositType type, Money amount, Instant until, String reason) {
        var deposit = open(entry, party, type, amount, until);
        money.add(new MoneyStep.Charged(entry, deposit.nextStep(), party, type, amount, until, reason));
        return deposit;
    }

    private Deposit open(String entry, Alias party, DepositType type, Money amount, Instant until) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("Nothing is asked for under " + entry + ": " + amount);
        }
        var deposit = new Deposit(entry, party, type, amount, until);
        if (deposits.putIfAbsent(entry, deposit) != null) {
            throw new IllegalStateException(entry + " was asked for before");
        }
        set(new Timer(until, "payment-due", deposit));
        return deposit;
    }

    private void set(Timer timer) {
        timers.computeIfAbsent(timer.at, _ -> new ArrayDeque<>()).add(timer);
    }

    /** Nobody waits for it any more; what still comes goes back. */
    public void drop(Deposit deposit) {
        if (deposit.isAwaited()) {
            deposit.miss();
        }
    }

    /** Gives back what is left of a deposit; nothing when nothing is. */
    public void giveBack(Deposit deposit, String reason) {
        giveBack(deposit, deposit.left(), reason);
    }

    public void giveBack(Deposit deposit, Money amount, String reason) {
        if (amount.isPositive()) {
            deposit.take(amount);
            money.add(new MoneyStep.Returned(deposit.entry(), deposit.nextStep(), deposit.party(), amount, reason));
        }
    }

    public void release(Deposit deposit, Money amount, Payee to, String reason) {
        if (amount.isPositive()) {
            deposit.take(amount);
            money.add(new MoneyStep.Released(deposit.entry(), deposit.nextStep(), deposit.party(), to, amount, reason));
        }
    }

    public void forfeit(Deposit deposit, Money amount, Payee to, String reason) {
        if (amount.isPositive()) {
            deposit.take(amount);
            money.add(
                    new MoneyStep.Forfeited(deposit.entry(), deposit.nextStep(), deposit.party(), to, amount, reason));
        }
    }

    /** What the owner of a deposit gets above it from another party. */
    public void compensate(Deposit deposit, Alias from, Money amount, String reason) {
        if (amount.isPositive()) {
            money.add(new MoneyStep.Compensated(
                    deposit.entry(), deposit.nextStep(), deposit.party(), from, amount, reason));
        }
    }

    public void deal(Deal deal) {
        deals.add(deal);
    }

    public void because(String about, String code, String sentence) {
        reasons.add(new Reason(now, about, code, sentence));
    }

    void refused(Logged input, Refusal refusal) {
        because("e" + input.seq(), refusal.code(), refusal.sentence());
    }

    public void settle() {
        end(new Stage.Settled());
    }

    public void lapse(String reason) {
        end(new Stage.Lapsed(reason));
    }

    void end(Stage last) {
        if (stage.isOver()) {
            throw new IllegalStateException("It was over before: " + stage);
        }
        stage = last;
        timers.clear();
        named.clear();
        for (var deposit : deposits.values()) {
            drop(deposit);
            giveBack(deposit, "market.over");
        }
    }

    @Nullable
    Deposit deposit(String entry) {
        return deposits.get(entry);
    }

    void held(Deposit deposit) {
        deposit.hold();
        noteHeld(deposit);
    }

    /** Nobody waited for it any more: it goes back at once. */
    void heldLate(Deposit deposit) {
        deposit.holdLate();
        noteHeld(deposit);
        giveBack(deposit, "market.paid-late");
    }

    private void noteHeld(Deposit deposit) {
        money.add(new MoneyStep.Held(
                deposit.entry(), deposit.nextStep(), deposit.party(), deposit.type(), deposit.amount(), "market.held"));
    }

    void pass(Instant to) {
        now = to.isAfter(now) ? to : now;
    }

    /** Plays everything that is due by then. */
    void passTo(Instant to, Play play) {
        while (true) {
            var timer = soonest();
            if (timer == null || timer.at.isAfter(to)) {
                break;
            }
            unset(timer);
            pass(timer.at);
            if (timer.deposit != null) {
                timer.deposit.miss();
                play.missed(timer.deposit, this);
            } else {
                named.remove(timer.name);
                play.due(timer.name, this);
            }
        }
        pass(to);
    }

    @Nullable
    Deadline next() {
        var timer = soonest();
        return timer == null ? null : new Deadline(timer.name, timer.at);
    }

    @Nullable
    Deadline nextNamed() {
        return named.values().stream()
                .min(Comparator.comparing((Timer timer) -> timer.at).thenComparing(timer -> timer.name))
                .map(timer -> new Deadline(timer.name, timer.at))
                .orElse(null);
    }

    private @Nullable Timer soonest() {
        while (!timers.isEmpty()) {
            var timer = timers.firstEntry().getValue().element();
            if (timer.deposit == null ? named.get(timer.name) == timer : timer.deposit.isAwaited()) {
                return timer;
            }
            unset(timer);
        }
        return null;
    }

    /** Takes off the first timer there is. */
    private void unset(Timer first) {
        var same = timers.firstEntry().getValue();
        same.remove();
        if (same.isEmpty()) {
            timers.remove(first.at);
        }
    }

    List<MoneyStep> moneySince(int index, int most) {
        return since(money, index, most);
    }

    List<Deal> dealsSince(int index, int most) {
        return since(deals, index, most);
    }

    private static <T> List<T> since(List<T> all, int index, int most) {
        return List.copyOf(all.subList(index, index + Math.min(most, all.size() - index)));
    }

    State state(Play play) {
        return new State(stage, next(), play.progress(), money, deals, reasons, play.shown(), play.result());
    }
}
