package org.wishwright.platform.wish.web;

import java.text.NumberFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.ChoiceName;
import org.wishwright.configuration.Group;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.configuration.explain.Explanation;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.catalog.Pictures;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.catalog.RoundNumber;
import org.wishwright.platform.wish.PromiseInquiry;
import org.wishwright.platform.wish.web.ConfiguratorView.Chosen;
import org.wishwright.platform.wish.web.ConfiguratorView.DroppedView;
import org.wishwright.platform.wish.web.ConfiguratorView.ModuleView;
import org.wishwright.platform.wish.web.ConfiguratorView.Open;
import org.wishwright.platform.wish.web.ConfiguratorView.OptionView;
import org.wishwright.platform.wish.web.ConfiguratorView.WhyView;
import org.wishwright.platform.wish.web.Stepping.Stepped;
import org.wishwright.platform.wish.work.Completing;
import org.wishwright.platform.wish.work.Configurator;
import org.wishwright.platform.wish.work.Configurator.Settled;

/** Puts together what the configurator's page shows: one page of modules, never all of a large product. */
@Component
class ConfiguratorViews {

    static final int MODULES_A_PAGE = 20;
    private static final int MOST_ON_ONE_PAGE = 40;
    private static final int OPTIONS_LISTED = 24;
    private static final double EXACT_BELOW = 1e9;

    private final Configurator configurator;
    private final Reasons reasons;
    private final MeasureViews measures;
    private final Pictures pictures;
    private final Completing completing;
    private final ObjectProvider<PromiseInquiry> promises;

    ConfiguratorViews(
            Configurator configurator,
            Reasons reasons,
            MeasureViews measures,
            Pictures pictures,
            Completing completing,
            ObjectProvider<PromiseInquiry> promises) {
        this.configurator = configurator;
        this.reasons = reasons;
        this.measures = measures;
        this.pictures = pictures;
        this.completing = completing;
        this.promises = promises;
    }

    ConfiguratorView view(
            PublishedVersion version,
            ConfiguratorAddress asked,
            Stepped stepped,
            Settled settled,
            String why,
            Locale language) {
        var choices = settled.choices();
        var answer = settled.answer();
        var currency = version.model().currency();
        var matching = matching(version, asked, choices);
        int length = version.model().modules().size() <= MOST_ON_ONE_PAGE ? MOST_ON_ONE_PAGE : MODULES_A_PAGE;
        int pages = Math.max(1, Math.ceilDiv(matching.size(), length));
        int page = Math.min(asked.page(), pages);
        var address = asked.after(stepped, choices).withPage(page);
        var shown = matching.subList((page - 1) * length, Math.min(page * length, matching.size()));
        var blocked = reasons.of(version, choices, answer, shown, OPTIONS_LISTED);
        var included = new Included(configurator, version, choices, answer);
        var repairs = new Repairs(version, answer);
        return new ConfiguratorView(
                address,
                version.name(),
                version.blueprint(),
                version.maker(),
                version.number(),
                configurator
                        .newer(version)
                        .filter(v -> !address.purpose().isOrdered()) // an order keeps its version
                        .map(v -> address.withVersion(v).path())
                        .orElse(null),
                pictures.svg(version.id(), choices, version.name().in(language)),
                new Money(answer.priceMin().orElseThrow(), currency),
                new Money(answer.priceMax().orElseThrow(), currency),
                variants(answer, language),
                choices.size(),
                version.model().modules().size(),
                shipBy(version, answer).orElse(null),
                undo(version, address, language),
                redo(version, address, language),
                Did.of(version, address),
                dropped(settled),
                why(version, choices, why, repairs).orElse(null),
                shown.stream()
                        .filter(m -> m.scale() == null && !(m.kind() instanceof Kind.Text))
                        .filter(m -> !UploadView.is(m))
                        .filter(m -> Picks.groupOf(version.model(), m.id()).isEmpty())
                        .map(m -> module(version, m, choices, answer, address, blocked, included, repairs))
                        .toList(),
                measures.of(version, shown, choices, answer, stepped.faults()),
                TextViews.of(shown, choices, answer, stepped.faults()),
                groups(
                        version,
                        shown,
                        choices,
                        stepped,
                        m -> module(version, m, choices, answer, address, blocked, included, repairs)),
                shown.stream()
                        .filter(UploadView::is)
                        .map(m -> UploadView.of(
                                m,
                                module(version, m, choices, answer, address, blocked, included, repairs)
                                        .options(),
                                choices,
                                address,
                                stepped.upload()))
                        .toList(),
                Summary.of(version, choices, answer, language),
                !answer.isExhaustive(),
                completing.knowsPopular(version),
                open(version, choices, matching, length, language),
                page,
                pages,
                address.withoutMeasures(version.model()));
    }

    /** The first module, in the order of the page, that still waits for a choice. */
    private static @Nullable Open open(
            PublishedVersion version, Map<String, String> choices, List<Module> matching, int length, Locale language) {
        var all = matching.isEmpty() ? version.model().modules() : matching;
        Open found = null;
        for (int i = 0; i < all.size(); i++) {
            var module = all.get(i);
            boolean measure = module.scale() != null;
            if (!choices.containsKey(module.id()) && (found == null || found.measure() && !measure)) {
                var group = Picks.groupOf(version.model(), module.id());
                found = new Open(
                        group.map(Group::id).orElse(module.id()),
                        group.map(Group::name).orElse(module.name()).in(language),
                        measure,
                        i / length + 1);
            }
        }
        return found;
    }

    private static List<Module> matching(
            PublishedVersion version, ConfiguratorAddress asked, Map<String, String> choices) {
        var wanted = asked.search().toLowerCase(Locale.ROOT);
        return version.model().modules().stream()
                .filter(m -> !asked.onlyOpen() || !choices.containsKey(m.id()))
                .filter(m -> wanted.isEmpty()
                        || contains(m.id(), m.name(), wanted)
                        || m.options().stream().anyMatch(o -> contains(o.id(), o.name(), wanted)))
                .toList();
    }

    private static boolean contains(String id, LocalText name, String wanted) {
        return id.toLowerCase(Locale.ROOT).contains(wanted)
                || name.texts().values().stream()
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private ModuleView module(
            PublishedVersion version,
            Module module,
            Map<String, String> choices,
            Answer answer,
            ConfiguratorAddress address,
            Map<String, LocalText> blocked,
            Included included,
            Repairs repairs) {
        var chosen = choices.get(module.id());
        boolean whole = address.opened().equals(module.id()) || module.options().size() <= OPTIONS_LISTED;
        var options = new ArrayList<OptionView>();
        LocalText chosenName = null;
        for (var option : module.options()) {
            boolean isChosen = option.id().equals(chosen);
            if (isChosen) {
                chosenName = option.name();
            }
            if (whole || isChosen || options.size() < OPTIONS_LISTED) {
                options.add(option(version, module, option, isChosen, answer, blocked, included, repairs));
            }
        }
        return new ModuleView(
                module.id(),
                module.name(),
                module.help(),
                chosenName,
                options,
                whole ? 0 : module.options().size() - options.size(),
                version.widget(module.id()));
    }

    /** The groups of which a member is on the page. */
    private static List<GroupView> groups(
            PublishedVersion version,
            List<Module> shown,
            Map<String, String> choices,
            Stepped stepped,
            Function<Module, ModuleView> view) {
        var views = new ArrayList<GroupView>();
        for (var group : version.model().extras().groups()) {
            var fault = stepped.faults().get(group.id());
            var ticked = fault == null
                    ? Picks.picked(group, choices)
                    : List.of(fault.typed().split(" "));
            var members = shown.stream()
                    .filter(module -> group.members().contains(module.id()))
                    .map(module -> new GroupView.Member(
                            module.id(),
                            module.name(),
                            view.apply(module).options().getLast(),
                            ticked.contains(module.id())))
                    .toList();
            if (!members.isEmpty()) {
                views.add(new GroupView(
                        group.id(),
                        group.name(),
                        group.least(),
                        group.most(),
                        members,
                        fault == null ? null : fault.refusal()));
            }
        }
        return views;
    }

    private static OptionView option(
            PublishedVersion version,
            Module module,
            Option option,
            boolean isChosen,
            Answer answer,
            Map<String, LocalText> blocked,
            Included included,
            Repairs repairs) {
        var best = answer.bestTotal(module.id(), option.id());
        var difference = best.isEmpty()
                ? null
                : new Money(
                        answer.isExhaustive()
                                ? best.getAsLong() - answer.priceMin().orElseThrow()
                                : 0, // search knows that it fits, not what it costs more
                        version.model().currency());
        return new OptionView(
                module.id(),
                option.id(),
                option.name(),
                option.colour(),
                isChosen,
                difference,
                difference == null || isChosen
                        ? List.of()
                        : included.with(module.id(), option.id(), difference.minor()),
                blocked.get(module.id() + "=" + option.id()),
                repairs.of(module.id(), option.id()));
    }

    /** A product that no capacity is left for is still shown, without a date; checkout says why. */
    private Optional<Instant> shipBy(PublishedVersion version, Answer answer) {
        var inquiry = promises.getIfAvailable();
        if (inquiry == null) {
            return Optional.empty();
        }
        try {
            return answer.cheapestCompletion().flatMap(whole -> inquiry.shipBy(version.id(), whole.choices()));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    private static String variants(Answer answer, Locale language) {
        if (!answer.isExhaustive()) {
            return "";
        }
        if (answer.countApprox() < EXACT_BELOW) {
            return NumberFormat.getIntegerInstance(language).format(answer.count());
        }
        return RoundNumber.of(answer.count());
    }

    /** What undo would take back: one choice by its name, several by the name of the first. */
    private static @Nullable String undo(PublishedVersion version, ConfiguratorAddress address, Locale language) {
        var choices = address.choices();
        if (address.past().isEmpty(choices)) {
            return null;
        }
        var step = address.past().last(choices);
        return step == null
                ? named(version, List.copyOf(choices.keySet()).getLast(), 1, language)
                : named(version, step, language);
    }

    private static @Nullable String redo(PublishedVersion version, ConfiguratorAddress address, Locale language) {
        var step = address.future().last(address.choices());
        return step == null ? null : named(version, step, language);
    }

    private static String named(PublishedVersion version, Map<String, String> step, Locale language) {
        return named(version, step.keySet().stream().findFirst().orElse(""), step.size(), language);
    }

    private static String named(PublishedVersion version, String module, int steps, Locale language) {
        int found = version.vocabulary().indexOf(module);
        return found < 0 ? "" : version.model().modules().get(found).name().in(language) + (steps > 1 ? " …" : "");
    }

    private static List<DroppedView> dropped(Settled settled) {
        return settled.dropped().stream()
                .map(d -> new DroppedView(
                        d.module(),
                        d.option(),
                        d.known(),
                        d.rules().stream().map(Rule::words).toList()))
                .toList();
    }

    private Optional<WhyView> why(PublishedVersion version, Map<String, String> choices, String why, Repairs repairs) {
        int equals = why.indexOf('=');
        if (equals < 1) {
            return Optional.empty();
        }
        var module = why.substring(0, equals);
        var option = why.substring(equals + 1);
        return configurator
                .explanation(version, choices, module, option)
                .map(explanation -> whyView(
                        version, option, chosen(version, module, option), explanation, repairs.of(module, option)));
    }

    private static WhyView whyView(
            PublishedVersion version,
            String option,
            Chosen blocked,
            Explanation explanation,
            @Nullable RepairView repair) {
        return new WhyView(
                blocked.module(),
                option,
                blocked.name(),
                blocked.option(),
                explanation.rules().stream().map(Rule::words).toList(),
                explanation.choices().entrySet().stream()
                        .map(choice -> chosen(version, choice.getKey(), choice.getValue()))
                        .toList(),
                repair);
    }

    private static Chosen chosen(PublishedVersion version, String module, String option) {
        var vocabulary = version.vocabulary();
        var found = version.model().modules().get(vocabulary.indexOf(module));
        return new Chosen(module, found.name(), ChoiceName.of(found, option));
    }
}
