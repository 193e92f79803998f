package org.wishwright.platform.wish.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Module.Placed;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.compiled.Kept;
import org.wishwright.configuration.compiled.Repair;
import org.wishwright.configuration.explain.Explanation;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.wish.ContentReview;
import org.wishwright.platform.wish.work.Completing;
import org.wishwright.platform.wish.work.Configurator;
import org.wishwright.platform.wish.work.MeasureText;
import org.wishwright.platform.wish.work.Way;

/** What a press of a button in the configurator, and the numbers typed there, make of the choices. */
@Component
class Stepping {

    static final String TYPED = "v_";
    /** Steps of which the page says what they changed: an option chosen with or without what was in its way,
     * or in place of one that had brought other changes along, and completing. */
    static final List<String> DONE = List.of("repair", "take", "back", "cheapest", "popular", "fastest");

    private static final List<String> ACTIONS =
            List.of("choose", "clear", "clear-all", "undo", "redo", "take", "repair", "complete");

    private final Configurator configurator;
    private final Completing completing;
    private final ContentReview review;

    Stepping(Configurator configurator, Completing completing, ContentReview review) {
        this.configurator = configurator;
        this.review = review;
        this.completing = completing;
    }

    /**
     * @param did one of {@link #DONE}; empty for another step
     * @param faults by module, what was typed there and could not be taken
     * @param upload {@code module=code} of a file that was not taken; empty where none was refused
     */
    record Stepped(
            Map<String, String> choices,
            Past past,
            Past future,
            String did,
            Map<String, Fault> faults,
            String upload) {}

    /**
     * A number that could not be taken.
     *
     * @param refusal why it is no number of this measure; null where it is one and the rules forbid it
     * @param option the number as an option; empty where it is none
     */
    record Fault(String typed, @Nullable Refusal refusal, String option, List<Rule> rules) {}

    Stepped step(PublishedVersion version, ConfiguratorAddress asked, Map<String, String[]> parameters) {
        var now = asked.choices();
        if (parameters.containsKey("undo")) {
            var before = asked.past().undone(now);
            var future = before.equals(now) ? asked.future() : asked.future().written(now, before);
            return new Stepped(before, asked.past().beforeUndone(now), future, "", Map.of(), "");
        }
        if (parameters.containsKey("redo")) {
            var again = asked.future().followed(now);
            return new Stepped(
                    again, asked.past().with(now, again), asked.future().beforeUndone(now), "", Map.of(), "");
        }
        var instead = instead(version, asked, parameters);
        if (instead != null) {
            return new Stepped(instead, asked.past().with(now, instead), Past.NONE, "back", Map.of(), "");
        }
        var after = new LinkedHashMap<>(now);
        var faults = typed(version, after, Pressed.of(parameters, "choose"), parameters);
        var did = pressed(version, after, faults, parameters);
        var upload = ConfiguratorAddress.last(parameters, "f");
        return after.equals(now)
                ? new Stepped(now, asked.past(), asked.future(), asked.did(), faults, upload)
                : new Stepped(after, asked.past().with(now, after), Past.NONE, did, faults, upload);
    }

    /**
     * Another option in place of the one chosen last takes back what that one had changed besides, where it fits what stood before.
     *
     * @return the choices then; null where there is nothing of the kind to take back
     */
    private @Nullable Map<String, String> instead(
            PublishedVersion version, ConfiguratorAddress asked, Map<String, String[]> parameters) {
        var now = asked.choices();
        var choose = Pressed.of(parameters, "choose");
        if (choose == null
                || !asked.did().equals("repair")
                || asked.past().isEmpty(now)
                || !List.copyOf(now.keySet()).getLast().equals(choose.module())
                || choose.option().equals(now.get(choose.module()))) {
            return null;
        }
        var before = new LinkedHashMap<>(asked.past().undone(now));
        choose(before, choose);
        return configurator.settle(version, before).dropped().isEmpty() ? before : null;
    }

    /** @return one of {@link #DONE}, or empty */
    private String pressed(
            PublishedVersion version,
            LinkedHashMap<String, String> after,
            Map<String, Fault> faults,
            Map<String, String[]> parameters) {
        var choose = Pressed.of(parameters, "choose");
        if (choose != null) {
            choose(after, choose);
        }
        faults.putAll(Picks.take(version, after, parameters));
        var clear = ConfiguratorAddress.last(parameters, "clear");
        after.remove(clear);
        Picks.clear(version.model(), clear, after);
        if (parameters.containsKey("clear-all")) {
            after.clear();
        }
        var take = Pressed.of(parameters, "take");
        if (take != null) {
            take(version, after, take);
            faults.remove(take.module());
            return "take";
        }
        var repair = Pressed.of(parameters, "repair");
        if (repair != null) {
            repair(version, after, repair);
            return "repair";
        }
        if (parameters.containsKey("complete")) {
            var way = Way.of(ConfiguratorAddress.last(parameters, "complete"));
            if (way == Way.POPULAR && !completing.knowsPopular(version)) {
                return "";
            }
            var settled = configurator.settle(version, after);
            replace(after, completing.complete(version, settled.choices(), settled.answer(), way));
            return way.word();
        }
        return "";
    }

    /** Whether a button was pressed that leads to other choices. */
    static boolean acted(Map<String, String[]> parameters) {
        return parameters.keySet().stream()
                .anyMatch(name -> ACTIONS.contains(name) || name.startsWith(TYPED) || name.startsWith(Picks.FIELD));
    }

    /** The value {@code module=option} of a button. */
    record Pressed(String module, String option) {

        static @Nullable Pressed of(Map<String, String[]> parameters, String name) {
            var value = ConfiguratorAddress.last(parameters, name);
            int equals = value.indexOf('=');
            return equals < 1 ? null : new Pressed(value.substring(0, equals), value.substring(equals + 1));
        }
    }

    private Map<String, Fault> typed(
            PublishedVersion version,
            LinkedHashMap<String, String> choices,
            @Nullable Pressed choose,
            Map<String, String[]> parameters) {
        var faults = new LinkedHashMap<String, Fault>();
        for (var module : version.model().modules()) {
            var scale = module.scale();
            boolean text = module.kind() instanceof Kind.Text;
            boolean sent = parameters.containsKey(TYPED + module.id());
            if (scale == null && !text
                    || !sent
                    || choose != null && choose.module().equals(module.id())) {
                continue;
            }
            var typed =
                    ConfiguratorAddress.last(parameters, TYPED + module.id()).strip();
            if (typed.isEmpty()) {
                if (!choices.getOrDefault(module.id(), "").isEmpty()) { // a text may be left empty on purpose
                    choices.remove(module.id());
                }
            } else if (!typed.equals(choices.get(module.id()))) {
                var fault =
                        scale == null ? write(version, choices, module, typed) : take(version, choices, module, typed);
                if (fault != null) {
                    faults.put(module.id(), fault);
                }
            }
        }
        return faults;
    }

    /** Takes a text that can be written, goes with the other choices and has nothing against it. */
    private @Nullable Fault write(PublishedVersion version, Map<String, String> choices, Module module, String typed) {
        return switch (module.placed(typed)) {
            case Refused<Placed>(Refusal refusal) -> new Fault(bounded(typed), refusal, "", List.of());
            case Accepted<Placed>(Placed placed) -> {
                var refusal = review.of(version, Map.of(module.id(), placed.choice()));
                if (refusal.isPresent()) {
                    yield new Fault(bounded(typed), refusal.get(), "", List.of());
                }
                var length = module.options().get(placed.option()).id();
                var others = new LinkedHashMap<>(choices);
                others.remove(module.id());
                var kept = configurator.settle(version, others);
                if (kept.answer().bestTotal(module.id(), length).isEmpty()) {
                    var rules = configurator
                            .explanation(version, kept.choices(), module.id(), placed.choice())
                            .map(Explanation::rules)
                            .orElse(List.of());
                    yield new Fault(bounded(typed), null, placed.choice(), rules);
                }
                choices.remove(module.id());
                choices.put(module.id(), placed.choice());
                yield null;
            }
        };
    }

    private @Nullable Fault take(PublishedVersion version, Map<String, String> choices, Module module, String typed) {
        return switch (MeasureText.option(typed, Objects.requireNonNull(module.scale()))) {
            case Refused<String>(Refusal refusal) -> new Fault(bounded(typed), refusal, "", List.of());
            case Accepted<String>(String option) -> {
                var others = new LinkedHashMap<>(choices);
                others.remove(module.id());
                var kept = configurator.settle(version, others);
                int at = module.placed(option).orThrow().option();
                if (kept.answer()
                        .bestTotal(module.id(), module.options().get(at).id())
                        .isEmpty()) {
                    var rules = configurator
                            .explanation(version, kept.choices(), module.id(), option)
                            .map(Explanation::rules)
                            .orElse(List.of());
                    yield new Fault(bounded(typed), null, option, rules);
                }
                choices.remove(module.id());
                choices.put(module.id(), option);
                yield null;
            }
        };
    }

    /** Chooses what is blocked and lets go of the choices that do not fit it. */
    private void take(PublishedVersion version, LinkedHashMap<String, String> choices, Pressed wanted) {
        var kept = new LinkedHashMap<>(configurator.settle(version, choices).choices());
        switch (version.change(kept, wanted.module(), wanted.option())) {
            case Refused<Kept> _ -> choices.put(wanted.module(), wanted.option()); // the page says that nothing has it
            case Accepted<Kept>(Kept fitting) -> {
                kept.keySet().removeAll(fitting.dropped().keySet());
                replace(choices, kept);
                choose(choices, wanted);
            }
        }
    }

    /**
     * Chooses what is blocked and changes the fewest other choices so that it fits, of those the cheapest. A measure or a text that is
     * in the way is let go of: what it should be instead only she knows.
     */
    private void repair(PublishedVersion version, LinkedHashMap<String, String> choices, Pressed wanted) {
        var settled = configurator.settle(version, choices);
        configurator.selection(version, Map.of(wanted.module(), wanted.option()));
        var repair = settled.answer().repair(wanted.module(), wanted.option());
        var changed = new LinkedHashMap<>(settled.choices());
        repair.map(Repair::changes).orElse(List.of()).forEach(change -> {
            var module = version.model().modules().get(version.vocabulary().indexOf(change.module()));
            if (Completing.isFree(module, change.to())) {
                changed.put(change.module(), change.to());
            } else {
                changed.remove(change.module());
            }
        });
        replace(choices, changed);
        choose(choices, wanted);
    }

    private static void choose(LinkedHashMap<String, String> choices, Pressed wanted) {
        choices.remove(wanted.module()); // chosen anew, it is the last choice
        choices.put(wanted.module(), wanted.option());
    }

    private static void replace(Map<String, String> choices, Map<String, String> others) {
        choices.clear();
        choices.putAll(others);
    }

    private static String bounded(String typed) {
        return typed.substring(0, Math.min(typed.length(), MeasureText.LONGEST));
    }
}
