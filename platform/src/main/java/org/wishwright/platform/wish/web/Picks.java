package org.wishwright.platform.wish.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wishwright.configuration.Group;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.web.Stepping.Fault;

/**
 * What was ticked in groups: a field {@code g_<group>} says that its check boxes were on the page, {@code g_<group>.<member>} that one
 * is ticked.
 */
final class Picks {

    static final String FIELD = "g_";
    /** The button that takes what is ticked, even nothing. */
    static final String BUTTON = "pick";

    private Picks() {}

    /** Makes choices of what was ticked otherwise than chosen; too many or too few are faults of their group. */
    static Map<String, Fault> take(
            PublishedVersion version, LinkedHashMap<String, String> choices, Map<String, String[]> parameters) {
        var faults = new LinkedHashMap<String, Fault>();
        var pressed = ConfiguratorAddress.last(parameters, BUTTON);
        for (var group : version.model().extras().groups()) {
            if (!parameters.containsKey(FIELD + group.id())) {
                continue;
            }
            var ticked = group.members().stream()
                    .filter(member -> parameters.containsKey(FIELD + member))
                    .toList();
            boolean taken = pressed.equals(group.id());
            if (taken || !ticked.equals(picked(group, choices))) {
                boolean fits = ticked.size() <= group.most() && (ticked.size() >= group.least() || !taken);
                if (fits) {
                    take(group, ticked, choices);
                } else {
                    faults.put(group.id(), new Fault(String.join(" ", ticked), refusal(group, ticked), "", List.of()));
                }
            }
        }
        return faults;
    }

    /** Fewer than must be picked leave the others open. */
    private static void take(Group group, List<String> ticked, Map<String, String> choices) {
        group.members().forEach(choices::remove);
        ticked.forEach(member -> choices.put(member, Module.YES));
        if (ticked.size() >= group.least()) {
            group.members().forEach(member -> choices.putIfAbsent(member, Module.NO));
        }
    }

    static List<String> picked(Group group, Map<String, String> choices) {
        return group.members().stream()
                .filter(member -> Module.YES.equals(choices.get(member)))
                .toList();
    }

    /** Opens all of a group again. */
    static void clear(Model model, String group, Map<String, String> choices) {
        model.extras().groups().stream()
                .filter(g -> g.id().equals(group))
                .forEach(g -> g.members().forEach(choices::remove));
    }

    /** The group that a module is in. */
    static Optional<Group> groupOf(Model model, String module) {
        return model.extras().groups().stream()
                .filter(group -> group.members().contains(module))
                .findFirst();
    }

    private static Refusal refusal(Group group, List<String> ticked) {
        boolean many = ticked.size() > group.most();
        return Refusal.of(
                many ? "selection.too-many-picked" : "selection.too-few-picked",
                "Of '" + group.id() + "' " + group.least() + " to " + group.most() + " are picked; " + ticked.size()
                        + " were.",
                "field",
                group.id(),
                "least",
                group.least(),
                "most",
                group.most(),
                "number",
                ticked.size());
    }
}
