package org.wishwright.platform.catalog.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.editing.Component;
import org.wishwright.configuration.editing.PastedPrices;
import org.wishwright.configuration.editing.Place;
import org.wishwright.configuration.editing.Sentence;
import org.wishwright.configuration.editing.Sheet;
import org.wishwright.configuration.editing.TestCase;
import org.wishwright.configuration.editing.Widget;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.Studio.Desk;
import org.wishwright.platform.catalog.Studio.Judged;

/**
 * What the studio shows.
 *
 * @param open which module, option, rule, price table or text is open for editing, by the parameters of the address
 * @param judged what was said of the draft last; null where nothing was yet
 * @param refusal why what was sent last was refused; null where it was not
 * @param typed what was sent then
 */
public record StudioView(
        Desk desk,
        Sheet sheet,
        Map<String, Widget> widgets,
        Map<String, String> open,
        @Nullable Judged judged,
        @Nullable Refusal refusal,
        Map<String, String> typed) {

    public static final int OPTIONS_A_PAGE = 50;
    private static final int MOST_IN_SELECTS = 300;

    static StudioView of(
            Desk desk,
            Map<String, String> open,
            Optional<Judged> judged,
            @Nullable Refusal refusal,
            Map<String, String> typed) {
        return new StudioView(
                desk, Sheet.of(desk.text()), Widget.in(desk.text()), open, judged.orElse(null), refusal, typed);
    }

    public String path() {
        return "/maker/blueprints/" + desk.blueprint() + "/studio";
    }

    public List<Module> modules() {
        return desk.model() == null ? List.of() : desk.model().modules();
    }

    /** Whether the module is declared by a line of its own that the forms can change: a choice, or a measure. */
    public boolean isOwn(Module module) {
        return sheet.body(Place.module(module.id())).matches("(?s)\\s*(module|measure)\\s.*");
    }

    public String opened(String what) {
        return open.getOrDefault(what, "");
    }

    /** What was typed into a form that was refused, else what it is filled with. */
    public String value(String op, String field, String filled) {
        return isRefused(op) ? typed.getOrDefault(field, filled) : filled;
    }

    public boolean isRefused(String op) {
        return refusal != null && op.equals(typed.get("op"));
    }

    public String name(Place place, String language) {
        return sheet.names(place).getOrDefault(language, "");
    }

    /** Major units without the currency, as they are typed; empty where there is none. */
    public String price(String module, String option) {
        var words = sheet.words(Place.option(module, option), "price");
        return words.isEmpty() ? "" : typedAmount(Long.parseLong(words.getFirst().get(1)));
    }

    public String typedAmount(long minor) {
        return BigDecimal.valueOf(minor, Math.max(0, desk.currency().getDefaultFractionDigits()))
                .stripTrailingZeros()
                .toPlainString();
    }

    public Money money(long minor) {
        return new Money(minor, desk.currency());
    }

    public @Nullable Money optionPrice(String module, String option) {
        var words = sheet.words(Place.option(module, option), "price");
        return words.isEmpty() ? null : money(Long.parseLong(words.getFirst().get(1)));
    }

    public String widget(String module) {
        var widget = widgets.get(module);
        return widget == null ? "" : widget.word();
    }

    /** Widgets that fit a module. */
    public List<String> widgetsFor(Module module) {
        return (module.scale() == null
                        ? List.of(Widget.LIST, Widget.SWATCH, Widget.TILE, Widget.PART)
                        : List.of(Widget.STEPPER, Widget.SLIDER, Widget.SHEET))
                .stream().map(Widget::word).toList();
    }

    public List<String> components() {
        return java.util.stream.Stream.of(Component.values()).map(Component::word).toList();
    }

    public List<List<String>> materials(String module, String option) {
        return sheet.words(Place.option(module, option), "material");
    }

    public List<List<String>> steps(String module, String option) {
        return sheet.words(Place.option(module, option), "step");
    }

    /** Whether materials and steps are as plain as the form's fields, so that the form loses nothing. */
    public boolean isPlainlyMade(String module, String option) {
        return materials(module, option).stream().allMatch(words -> words.size() == 4)
                && steps(module, option).stream().allMatch(words -> words.size() == 8 || words.size() == 9);
    }

    public boolean varies(String module, String option, String other) {
        return sheet.words(Place.option(module, option), "varies").stream().anyMatch(words -> words.contains(other));
    }

    public boolean isPiece(String module, String option) {
        return !sheet.words(Place.option(module, option), "piece").isEmpty();
    }

    /** What the form of an option would send for materials and routing if nothing in it were changed. */
    public String making(String module, String option) {
        var lines = new ArrayList<String>();
        materials(module, option).forEach(w -> lines.add(written(w)));
        steps(module, option).forEach(w -> lines.add(written(w)));
        var varies = modules().stream()
                .map(Module::id)
                .filter(other -> varies(module, option, other))
                .toList();
        if (!varies.isEmpty()) {
            lines.add("varies " + String.join(" ", varies));
        }
        return lines.isEmpty() && isPiece(module, option) ? "piece" : String.join("\n", lines);
    }

    private static String written(List<String> words) {
        return String.join(
                " ",
                words.stream()
                        .map(org.wishwright.configuration.editing.Words::word)
                        .toList());
    }

    /** The rule as text: its formula, or its table. */
    public String ruleText(String id) {
        return String.join("\n", sheet.rule(id)).replaceFirst("^formula\\s+", "");
    }

    public Optional<Sentence> sentence(String id) {
        var rule = sheet.rule(id);
        return rule.size() == 1 && rule.getFirst().startsWith("formula ")
                ? Sentence.of(rule.getFirst().substring(8))
                : Optional.empty();
    }

    /** Something that a sentence or a test case can speak of. */
    public record Target(String value, String module, String option) {

        public String label() {
            return option.isEmpty() ? module : module + ": " + option;
        }
    }

    /** Options of all modules, and measures by themselves; few enough for lists to choose from, else to be typed. */
    public List<Target> targets(Locale language, boolean measures) {
        var targets = new ArrayList<Target>();
        for (var module : modules()) {
            var name = module.name().in(language);
            if (module.scale() != null && measures) {
                targets.add(new Target(module.id(), name, ""));
            } else {
                module.options().forEach(option -> targets.add(
                        new Target(module.id() + "=" + option.id(), name, option.name().in(language))));
            }
        }
        return targets;
    }

    public boolean selects(Locale language, boolean measures) {
        return targets(language, measures).size() <= MOST_IN_SELECTS;
    }

    public List<TestCase> cases() {
        return TestCase.in(desk.text());
    }

    public String caseWords(TestCase one, Locale language) {
        var names = new ArrayList<String>();
        one.choices().forEach((module, option) -> names.add(label(module, "", language) + ": " + label(module, option, language)));
        return names.isEmpty() ? "—" : String.join(", ", names);
    }

    /** Name of a module (with an empty option) or of its option; the id where there is none such. */
    public String label(String module, String option, Locale language) {
        return label(desk.model(), module, option, language);
    }

    static String label(@Nullable Model model, String module, String option, Locale language) {
        if (model != null) {
            for (var one : model.modules()) {
                if (one.id().equals(module)) {
                    return option.isEmpty()
                            ? one.name().in(language)
                            : one.options().stream()
                                    .filter(o -> o.id().equals(option))
                                    .findFirst()
                                    .map(o -> o.name().in(language))
                                    .orElse(option);
                }
            }
        }
        return option.isEmpty() ? module : option;
    }

    /** The table that was pasted and refused, with its bad cells marked. */
    public @Nullable PastedPrices pasted() {
        return desk.model() != null && isRefused("prices")
                ? PastedPrices.of(typed.getOrDefault("paste", ""), desk.model())
                : null;
    }

    /** A price table as a list to paste again. */
    public String tableText(String id) {
        var model = desk.model();
        if (model == null) {
            return "";
        }
        var text = new StringBuilder();
        model.prices().stream().filter(t -> t.id().equals(id)).forEach(table -> {
            text.append(String.join("\t", table.scope())).append('\t').append(desk.currency()).append('\n');
            for (int r = 0; r < table.tuples().rows(); r++) {
                text.append(String.join("\t", table.tuples().row(r)))
                        .append('\t')
                        .append(typedAmount(table.amountsMinor().get(r)))
                        .append('\n');
            }
        });
        return text.toString();
    }

    /** Ids of price tables that are written as tables, and not as prices of options. */
    public List<String> tables() {
        return List.copyOf(sheet.ids(Place.prices("")));
    }

    public boolean isStale() {
        return judged != null && !judged.hash().equals(desk.hash());
    }

    /** The parameters that keep open what is open. */
    public String at() {
        var at = new StringBuilder();
        open.forEach((name, value) -> at.append(at.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)));
        return at.toString();
    }

}
