package org.wishwright.simulator.market;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wishwright.market.MoneyStep;

/**
 * What outlives every crash: the ledger's accounts of one campaign and the payment provider's cash. A step is posted once; what a deposit
 * gives out was held; the provider's cash is what came and did not go back.
 */
final class Books {

    private static final class Deposit {
        long asked;
        long held;
        long left;
        long refunded;
    }

    private final Map<String, Deposit> deposits = new HashMap<>();
    private final Set<String> posted = new HashSet<>();
    private final List<MoneyStep> steps = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private long cash;
    private long paidOut;

    void post(MoneyStep step) {
        steps.add(step);
        if (!posted.add(step.id())) {
            wrong.add("posted twice: " + step.id());
            return;
        }
        long amount = step.amount().minor();
        switch (step) {
            case MoneyStep.Asked _, MoneyStep.Charged _ -> {
                var fresh = new Deposit();
                fresh.asked = amount;
                if (deposits.put(step.entry(), fresh) != null) {
                    wrong.add("asked for twice: " + step.entry());
                }
            }
            case MoneyStep.Held _ -> hold(step, amount);
            case MoneyStep.Released _, MoneyStep.Forfeited _ -> {
                take(step, amount);
                paidOut += amount;
            }
            case MoneyStep.Returned _ -> {
                take(step, amount);
                deposit(step).refunded += amount;
                cash -= amount;
            }
            case MoneyStep.Compensated _ -> {
                // above the payer's own money, out of a bond or the fund: not of this campaign's cash
            }
        }
    }

    private Deposit deposit(MoneyStep step) {
        return deposits.computeIfAbsent(step.entry(), entry -> {
            wrong.add("never asked for: " + entry);
            return new Deposit();
        });
    }

    private void hold(MoneyStep step, long amount) {
        var deposit = deposit(step);
        if (deposit.held != 0 || amount != deposit.asked) {
            wrong.add("held twice or another sum: " + step.id());
        }
        deposit.held = amount;
        deposit.left = amount;
    }

    private void take(MoneyStep step, long amount) {
        var deposit = deposit(step);
        deposit.left -= amount;
        if (deposit.left < 0) {
            wrong.add("gave more than it held: " + step.id());
        }
    }

    /** The provider took money from a payer. */
    void captured(long amount) {
        cash += amount;
    }

    /** The provider gave back what no deposit had taken. */
    void refused(long amount) {
        cash -= amount;
    }

    /** Minor units that lie in deposits. */
    long held() {
        return deposits.values().stream().mapToLong(deposit -> deposit.left).sum();
    }

    /** Every step so far, in the order of posting. */
    List<MoneyStep> steps() {
        return steps;
    }

    /** What is not as it must be, once nothing is on its way any more. */
    List<String> wrong() {
        var all = new ArrayList<>(wrong);
        if (cash != held() + paidOut) {
            all.add("the provider holds " + cash + ", owed are " + (held() + paidOut));
        }
        return all;
    }
}
