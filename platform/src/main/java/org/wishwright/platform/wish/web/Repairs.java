package org.wishwright.platform.wish.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.compiled.Repair;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.work.Completing;

/** What it would take to have the options that are blocked: the fewest changes, and what they make of the total. */
final class Repairs {

    /** Options whose changes are named on one page: each asks the product once more. Of the others the number and price are known. */
    private static final int MOST_NAMED = 24;

    private static final int CHANGES_NAMED = 8;

    private final PublishedVersion version;
    private final Answer answer;
    private int named;

    Repairs(PublishedVersion version, Answer answer) {
        this.version = version;
        this.answer = answer;
    }

    /** @return null where the option is to be had, or where no product has it */
    @Nullable
    RepairView of(String module, String option) {
        var changes = answer.changesNeeded(module, option);
        if (answer.isPossible(module, option) || changes.isEmpty()) {
            return null;
        }
        var total = answer.totalAfterChanges(module, option).orElseThrow();
        var difference = new Money(
                total - answer.priceMin().orElseThrow(), version.model().currency());
        var moves = ++named > MOST_NAMED ? List.<RepairView.Move>of() : moves(module, option);
        return new RepairView(difference, changes.getAsInt(), moves);
    }

    private List<RepairView.Move> moves(String module, String option) {
        return answer.repair(module, option).map(Repair::changes).orElse(List.of()).stream()
                .limit(CHANGES_NAMED)
                .map(this::move)
                .toList();
    }

    private RepairView.Move move(Repair.Change change) {
        var module = version.model().modules().get(version.vocabulary().indexOf(change.module()));
        return new RepairView.Move(
                module.name(),
                Completing.isFree(module, change.to()) ? Named.choice(version, change.module(), change.to()) : null);
    }
}
