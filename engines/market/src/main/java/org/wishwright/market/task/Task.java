package org.wishwright.market.task;

import org.wishwright.kernel.Outcome;
import org.wishwright.market.Input;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Play;

/** Paid task call. */
public final class Task implements Mechanism<TaskRules> {

    @Override
    public String code() {
        return "task";
    }

    @Override
    public Class<TaskRules> rulesType() {
        return TaskRules.class;
    }

    @Override
    public Class<? extends Input> inputType() {
        return TaskInput.class;
    }

    @Override
    public Outcome<TaskRules> judged(TaskRules rules) {
        return rules.judged();
    }

    @Override
    public Play begin(TaskRules rules, long seed) {
        return new TaskPlay(rules);
    }
}
