package org.wishwright.platform.wish.work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Lettering;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Scale;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.compiled.Answer;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.wish.Artworks;
import org.wishwright.platform.wish.ContentReview;
import org.wishwright.platform.wish.OwnChoices;

/** Asks each buyer for her own things, and reads them as the configurator would. */
@Service
class OwnReading implements OwnChoices {

    private static final LocalText NONE = LocalText.of("en", "");

    private final Artworks artworks;
    private final ContentReview review;

    OwnReading(Artworks artworks, ContentReview review) {
        this.artworks = artworks;
        this.review = review;
    }

    @Override
    public Part part(PublishedVersion version, Map<String, String> choices, LocalDate day) {
        var fixed = new LinkedHashMap<>(choices);
        var asked = new ArrayList<String>();
        for (var module : version.model().modules()) {
            if (isOwn(module, choices.get(module.id()))) {
                fixed.remove(module.id());
                asked.add(module.id());
            }
        }
        return new Part(version, fixed, asked, day);
    }

    /** Measures of a body always; words and pictures where the choice is not to have any. */
    private static boolean isOwn(Module module, @Nullable String choice) {
        return isBody(module)
                || module.kind() instanceof Kind.Text && (choice == null || !choice.isEmpty())
                || module.kind() instanceof Kind.Upload && (choice == null || Artworks.isFile(module, choice));
    }

    private static boolean isBody(Module module) {
        return module.scale() != null
                && (BodyMeasure.ofCode(module.id()).isPresent() || module.id().equals("inseam"));
    }

    @Override
    public Optional<Map<String, String>> usual(PublishedVersion version, LocalDate day) {
        var answer = version.ask(Selection.empty(version.vocabulary()).at(day));
        var needed = version.model().modules().stream()
                .filter(module -> isBody(module) || module.isOpen() && !(module.kind() instanceof Kind.Number))
                .filter(module -> answer.isValid() && (isBody(module) || !mayBeNone(module, answer)))
                .map(Module::id)
                .toList();
        return answer.isValid()
                ? withExamples(new Part(version, Map.of(), needed, day))
                        .cheapestCompletion()
                        .map(Configuration::choices)
                : Optional.empty();
    }

    private static boolean mayBeNone(Module module, Answer answer) {
        var possible = answer.remaining(module.id());
        return possible.contains(module.kind() instanceof Kind.Text ? "0" : Module.NONE);
    }

    @Override
    public Configuration example(Part part) {
        var answer = withExamples(part);
        return part.version()
                .configuration(answer.selection().choices(), part.day())
                .orThrow();
    }

    private static Answer withExamples(Part part) {
        var version = part.version();
        var selection =
                Selection.of(version.vocabulary(), part.fixed()).orThrow().at(part.day());
        for (var module : modules(part)) {
            var answer = version.ask(selection);
            var possible = answer.isValid() ? answer.remaining(module.id()) : List.<String>of();
            if (possible.isEmpty()) {
                break; // the whole is refused with its reason
            }
            var option = possible.get(possible.size() / 2);
            var example = module.kind() instanceof Kind.Text(Lettering lettering)
                    ? lettering.example(Integer.parseInt(option))
                    : option;
            selection = selection.with(module.id(), example).orThrow();
        }
        return version.ask(selection);
    }

    private static List<Module> modules(Part part) {
        return part.version().model().modules().stream()
                .filter(module -> part.asked().contains(module.id()))
                .toList();
    }

    private static Answer answer(Part part) {
        return part.version()
                .ask(Selection.of(part.version().vocabulary(), part.fixed())
                        .orThrow()
                        .at(part.day()));
    }

    @Override
    public long spread(Part part) {
        var answer = answer(part);
        return answer.priceMax().orElse(0) - answer.priceMin().orElse(0);
    }

    @Override
    public List<Asked> asked(Part part) {
        var answer = answer(part);
        return modules(part).stream().map(module -> asked(module, answer)).toList();
    }

    private static Asked asked(Module module, Answer answer) {
        var possible = answer.remaining(module.id());
        var least = possible.isEmpty() ? "" : possible.getFirst();
        var most = possible.isEmpty() ? "" : possible.getLast();
        var scale = module.scale();
        if (scale != null) {
            boolean fine = module.kind() instanceof Kind.Number;
            return new Asked(
                    module.id(),
                    module.name(),
                    module.help(),
                    What.MEASURE,
                    scale.unitName(),
                    least,
                    fine ? scale.to().toPlainString() : most,
                    scale.step().toPlainString(),
                    Set.of(),
                    "",
                    false);
        }
        boolean text = module.kind() instanceof Kind.Text;
        return new Asked(
                module.id(),
                module.name(),
                module.help(),
                text ? What.TEXT : What.PICTURE,
                NONE,
                text ? least : "",
                text ? most : "",
                "",
                alphabets(module),
                module.kind() instanceof Kind.Text(Lettering lettering) ? lettering.others() : "",
                mayBeNone(module, answer));
    }

    private static Set<String> alphabets(Module module) {
        return module.kind() instanceof Kind.Text(Lettering lettering)
                ? lettering.alphabets().stream()
                        .map(Lettering.Alphabet::word)
                        .collect(Collectors.toCollection(java.util.LinkedHashSet::new))
                : Set.of();
    }

    @Override
    public Given read(PartyId owner, Part part, Map<String, String> typed) {
        var answer = answer(part);
        var taken = new LinkedHashMap<String, String>();
        var faults = new ArrayList<Refusal>();
        for (var module : modules(part)) {
            var said = typed.getOrDefault(module.id(), "").strip();
            switch (choice(owner, part.version(), module, said).flatMap(choice -> possible(module, choice, answer))) {
                case Accepted<String>(String choice) -> taken.put(module.id(), choice);
                case Refused<String>(Refusal refusal) -> faults.add(about(module, refusal));
            }
        }
        var all = new LinkedHashMap<>(part.fixed());
        all.putAll(taken);
        if (!faults.isEmpty()) {
            return new Given(taken, null, faults);
        }
        return switch (part.version().configuration(all, part.day())) {
            case Accepted<Configuration>(Configuration whole) -> new Given(taken, whole, List.of());
            case Refused<Configuration>(Refusal refusal) -> new Given(taken, null, List.of(refusal));
        };
    }

    private Outcome<String> choice(PartyId owner, PublishedVersion version, Module module, String said) {
        var scale = module.scale();
        if (scale != null) {
            return said.isEmpty() ? missing() : MeasureText.option(said, scale);
        }
        return module.kind() instanceof Kind.Text ? text(version, module, said) : picture(owner, version, module, said);
    }

    private Outcome<String> text(PublishedVersion version, Module module, String said) {
        return module.placed(said)
                .flatMap(placed -> review.of(version, Map.of(module.id(), placed.choice()))
                        .map(Outcome::<String>refused)
                        .orElseGet(() -> Outcome.accepted(placed.choice())));
    }

    private Outcome<String> picture(PartyId owner, PublishedVersion version, Module module, String said) {
        var choice = said.isEmpty() ? Module.NONE : said;
        if (!module.placed(choice).isAccepted()) {
            return missing();
        }
        try {
            artworks.check(owner, version.model(), Map.of(module.id(), choice));
            return Outcome.accepted(choice);
        } catch (RefusedException e) {
            return Outcome.refused(e.refusal());
        }
    }

    private static Outcome<String> missing() {
        return Outcome.refused(Refusal.of("wish.own-missing", "This is made for you alone: fill it in."));
    }

    /** Whether what others chose leaves it. */
    private static Outcome<String> possible(Module module, String choice, Answer answer) {
        var option =
                module.options().get(module.placed(choice).orThrow().option()).id();
        if (answer.isPossible(module.id(), option)) {
            return Outcome.accepted(choice);
        }
        var left = answer.remaining(module.id());
        return Outcome.refused(
                left.isEmpty() || module.kind() instanceof Kind.Upload
                        ? missingChoice()
                        : Refusal.of(
                                "wish.own-blocked",
                                "As it is made here, this goes from {from} to {to}{unit}.",
                                "from",
                                left.getFirst(),
                                "to",
                                left.getLast(),
                                "unit",
                                unit(module.scale())));
    }

    private static Refusal missingChoice() {
        return Refusal.of("wish.own-missing", "This is made for you alone: fill it in.");
    }

    private static String unit(@Nullable Scale scale) {
        return scale == null ? "" : " " + scale.unit();
    }

    private static Refusal about(Module module, Refusal refusal) {
        var values = new LinkedHashMap<>(refusal.values());
        values.put("field", FIELD + module.id());
        return new Refusal(refusal.code(), refusal.sentence(), values);
    }
}
