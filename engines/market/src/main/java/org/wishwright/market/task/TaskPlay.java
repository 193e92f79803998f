package org.wishwright.market.task;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Outcome;
import org.wishwright.market.Alias;
import org.wishwright.market.Deposit;
import org.wishwright.market.DepositType;
import org.wishwright.market.Desk;
import org.wishwright.market.Logged;
import org.wishwright.market.Payee;
import org.wishwright.market.Play;
import org.wishwright.market.Progress;
import org.wishwright.market.Stage;
import org.wishwright.market.Taken;

/** A task call under way. */
final class TaskPlay implements Play {

    private final TaskRules rules;
    private final Map<Alias, String> works = new LinkedHashMap<>();
    private @Nullable Deposit reward;
    private List<String> awarded = List.of();

    TaskPlay(TaskRules rules) {
        this.rules = rules;
    }

    @Override
    public void opened(Desk desk) {
        reward = desk.ask(
                "reward", rules.convener(), DepositType.HOLD, rules.reward(), rules.submitUntil(), "task.reward");
        desk.at("submit-until", rules.submitUntil());
    }

    @Override
    public Outcome<Taken> take(Logged input, Desk desk) {
        return switch ((TaskInput) input.what()) {
            case TaskInput.Submitted _ -> submit(input, desk);
            case TaskInput.Awarded(var entries) -> award(input, entries, desk);
            case TaskInput.NoneFit(var reason) -> noneFit(input, reason, desk);
        };
    }

    private Outcome<Taken> submit(Logged input, Desk desk) {
        if (reward == null || !reward.isHeld()) {
            return Taken.not("task.reward-unpaid", "The reward is not lodged yet. Work when it is.");
        }
        if (!(desk.stage() instanceof Stage.Open)) {
            return Taken.not("task.closed", "Work was taken until {until}.", "until", rules.submitUntil());
        }
        if (input.by().equals(rules.convener())) {
            return Taken.not("task.own", "You offer the reward; others hand in.");
        }
        works.put(input.by(), input.entry());
        return Taken.as(input);
    }

    private Outcome<Taken> award(Logged input, List<String> entries, Desk desk) {
        if (!input.by().equals(rules.convener())) {
            return Taken.not("market.not-yours", "Only who offers the reward awards it.");
        }
        if (entries.isEmpty()
                || entries.size() > rules.mostAwarded()
                || new HashSet<>(entries).size() < entries.size()
                || !works.values().containsAll(entries)) {
            return Taken.not(
                    "task.award", "Award 1 to {most} of the works that stand, each once.", "most", rules.mostAwarded());
        }
        share(entries, "task.awarded", desk);
        return Taken.as(input);
    }

    private void share(Collection<String> entries, String reason, Desk desk) {
        awarded = List.copyOf(entries);
        var held = reward;
        if (held == null) {
            throw new IllegalStateException("Work is taken once the reward is held");
        }
        var weights = new long[awarded.size()];
        Arrays.fill(weights, 1);
        var parts = held.left().split(weights);
        works.forEach((worker, entry) -> {
            int place = awarded.indexOf(entry);
            if (place >= 0) {
                desk.release(held, parts.get(place), new Payee.ToParty(worker), reason);
            }
        });
        desk.because("", reason, awarded.size() + " of " + works.size() + " works share " + rules.reward() + ".");
        desk.settle();
    }

    private Outcome<Taken> noneFit(Logged input, String reason, Desk desk) {
        if (!input.by().equals(Alias.PLATFORM)) {
            return Taken.not("market.not-yours", "Only the platform finds that. Ask it.");
        }
        desk.because("", "task.none-fit", reason);
        desk.lapse("task.none-fit");
        return Taken.as(input);
    }

    @Override
    public void due(String deadline, Desk desk) {
        if (works.isEmpty()) {
            desk.lapse(reward != null && reward.isHeld() ? "task.no-work" : "task.reward-unpaid");
        } else if (deadline.equals("submit-until")) {
            desk.enter(new Stage.Own("deciding"));
            desk.at("decide-until", rules.decideUntil());
        } else {
            share(works.values(), "task.undecided", desk);
        }
    }

    @Override
    public Outcome<Taken> cancel(Logged input, Desk desk) {
        return works.isEmpty()
                ? Taken.as(input)
                : Taken.not("task.bound", "Work was handed in. Award it, or ask the platform whether none fits.");
    }

    @Override
    public void held(Deposit deposit, Desk desk) {}

    @Override
    public void missed(Deposit deposit, Desk desk) {
        if (deposit == reward && desk.now().isBefore(rules.submitUntil())) {
            reward = desk.askAgain(deposit, "task.reward");
        }
    }

    @Override
    public Progress progress() {
        return new Progress(works.size(), 0, "works");
    }

    @Override
    public Map<String, @Nullable Object> shown() {
        return Map.of("works", works.size(), "held", reward != null && reward.isHeld());
    }

    @Override
    public Map<String, @Nullable Object> result() {
        return awarded.isEmpty() ? Map.of() : Map.of("awarded", awarded);
    }
}
