package org.wishwright.configuration;

import java.util.List;
import java.util.Map;
import org.wishwright.configuration.Formula.Atom;
import org.wishwright.configuration.Formula.Count;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.kernel.LocalText;

/**
 * Switches of which some may be picked together: extras, toppings.
 *
 * @param members ids of the switches, {@code group.member} each, in the maker's order
 * @param least how many must be picked
 * @param most how many may be
 */
public record Group(String id, LocalText name, List<String> members, int least, int most) {

    public Group {
        members = List.copyOf(members);
    }

    /** The rule that the group stands for. */
    FormulaRule rule() {
        var picked = members.stream().<Formula>map(m -> new Atom(m, Module.YES)).toList();
        var words = new LocalText(
                "en",
                Map.of(
                        "en", "Of " + id + " " + amount(" to ") + " must be picked.",
                        "zh", id + "须选 " + amount(" 至 ") + " 项。"));
        return new FormulaRule(Implied.GROUP + id, 0, words, new Count(least, most, picked));
    }

    private String amount(String to) {
        return least == most ? String.valueOf(least) : least + to + most;
    }
}
