package org.wishwright.platform.catalog.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Kind;
import org.wishwright.configuration.Lettering.Alphabet;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.editing.Component;
import org.wishwright.configuration.editing.MadeLine;
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

    /** A part as the maker declared it. */
    public record Piece(String id, String word) {}

    public List<Piece> pieces() {
        return sheet.ids(Place.module("")).stream()
                .map(id -> new Piece(id, sheet.kind(id)))
                .toList();
    }

    /** The module of a piece; null for a group and for another product. */
    public @Nullable Module module(String id) {
        return modules().stream().filter(m -> m.id().equals(id)).findFirst().orElse(null);
    }

    /** A place's name in a language, or in any. */
    public String nameIn(Place place, Locale language) {
        var names = sheet.names(place);
        var otherwise =
                names.values().stream().findFirst().orElse(place.option().isEmpty() ? place.id() : place.option());
        return names.getOrDefault(language.getLanguage(), otherwise);
    }

    /** The options of a module or the members of a group, by id. */
    public List<String> options(String module) {
        return List.copyOf(sheet.ids(Place.option(module, "")));
    }

    /** One of the words behind the id where a part is declared; empty where there are not so many. */
    public String head(String module, int at) {
        var rest = sheet.rest(module);
        return at < rest.size() ? rest.get(at) : "";
    }

    /** What stands behind the id where a part is declared, written as the form would. */
    public String rest(String module) {
        var rest = sheet.rest(module);
        if (!sheet.kind(module).equals("text") || rest.size() < 6) {
            return written(rest);
        }
        var characters = alphabets().stream().filter(word -> of(module, word)).collect(Collectors.joining(" "));
        var others = others(module);
        return written(rest.subList(0, 5))
                + (characters.isEmpty() ? "" : " " + characters)
                + (others.isEmpty() ? "" : " \"" + others.replace("\\", "\\\\").replace("\"", "\\\"") + "\"");
    }

    public List<String> alphabets() {
        return Stream.of(Alphabet.values()).map(Alphabet::word).toList();
    }

    /** Whether a text may have the characters of an alphabet. */
    public boolean of(String module, String alphabet) {
        return sheet.rest(module).stream().skip(5).anyMatch(alphabet::equals);
    }

    /** The characters that a text may have besides. */
    public String others(String module) {
        return sheet.rest(module).stream()
                .skip(5)
                .filter(word -> !alphabets().contains(word))
                .collect(Collectors.joining());
    }

    /** The day behind {@code from} or {@code until}; empty where there is none. */
    public String day(Place place, String word) {
        var valid = sheet.words(place, "valid");
        int at = valid.isEmpty() ? -1 : valid.getFirst().indexOf(word);
        return at < 0 || at + 1 >= valid.getFirst().size()
                ? ""
                : valid.getFirst().get(at + 1);
    }

    public String service(String module) {
        var words = sheet.words(Place.module(module), "service");
        return words.isEmpty() ? "" : words.getFirst().getLast();
    }

    public String colour(String module, String option) {
        var words = sheet.words(Place.option(module, option), "colour");
        return words.isEmpty() ? "" : words.getFirst().getLast();
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
        var words = sheet.words(Place.made(module, option), "price");
        return words.isEmpty()
                ? ""
                : typedAmount(Long.parseLong(words.getFirst().get(1)));
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
        var words = sheet.words(Place.made(module, option), "price");
        return words.isEmpty() ? null : money(Long.parseLong(words.getFirst().get(1)));
    }

    public String widget(String module) {
        var widget = widgets.get(module);
        return widget == null ? "" : widget.word();
    }

    /** Widgets that fit a module. */
    public List<String> widgetsFor(Module module) {
        var widgets = module.kind() instanceof Kind.Text || module.kind() instanceof Kind.Upload
                ? List.<Widget>of()
                : module.scale() == null
                        ? List.of(Widget.LIST, Widget.SWATCH, Widget.TILE, Widget.PART)
                        : List.of(Widget.STEPPER, Widget.SLIDER, Widget.SHEET, Widget.TEXT);
        return widgets.stream().map(Widget::word).toList();
    }

    public List<String> components() {
        return Stream.of(Component.values()).map(Component::word).toList();
    }

    /** Materials, or steps, of an option, or of a module that is made itself. */
    public List<MadeLine> made(String module, String option, boolean steps) {
        return sheet.made(Place.made(module, option)).stream()
                .filter(line -> line.step() == steps)
                .toList();
    }

    public boolean varies(String module, String option, String other) {
        return sheet.words(Place.made(module, option), "varies").stream().anyMatch(words -> words.contains(other));
    }

    public boolean isPiece(String module, String option) {
        return !sheet.words(Place.made(module, option), "piece").isEmpty();
    }

    /** What the form of an option would send for materials and routing if nothing in it were changed. */
    public String making(String module, String option) {
        var lines = new ArrayList<String>();
        made(module, option, false).forEach(line -> lines.add(line.line()));
        made(module, option, true).forEach(line -> lines.add(line.line()));
        var varies = sheet.ids(Place.module("")).stream()
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

    /**
     * Options of all modules; numbers and texts by themselves where they can be typed beside; groups where they are counted. Few
     * enough for lists to choose from, else to be typed.
     */
    public List<Target> targets(Locale language, boolean measures) {
        var targets = new ArrayList<Target>();
        for (var module : modules()) {
            var name = module.name().in(language);
            if (measures && (module.scale() != null || module.kind() instanceof Kind.Text)) {
                targets.add(new Target(module.id(), name, ""));
            } else {
                module.options()
                        .forEach(option -> targets.add(new Target(
                                module.id() + "=" + option.id(),
                                name,
                                option.name().in(language))));
            }
        }
        return targets;
    }

    /** What a sentence can speak of: targets, and groups, whose picked members are counted. */
    public List<Target> spokenOf(Locale language) {
        var targets = new ArrayList<>(targets(language, true));
        measures(language).stream().filter(m -> !targets.contains(m)).forEach(targets::add);
        return targets;
    }

    /** Whether what is chosen of a module is typed, as a number or a text is. */
    public boolean isTyped(String module) {
        var known = module(module);
        return known != null && (known.scale() != null || known.kind() instanceof Kind.Text);
    }

    /** What a number can be held to: measures, numbers, lengths of texts, and how many of a group are picked. */
    public List<Target> measures(Locale language) {
        return Stream.concat(
                        targets(language, true).stream()
                                .filter(target -> target.option().isEmpty()),
                        pieces().stream()
                                .filter(piece -> piece.word().equals("group"))
                                .map(piece -> new Target(piece.id(), nameIn(Place.module(piece.id()), language), "")))
                .toList();
    }

    public boolean selects(Locale language, boolean measures) {
        return targets(language, measures).size() <= MOST_IN_SELECTS;
    }

    public List<TestCase> cases() {
        return TestCase.in(desk.text());
    }

    public String caseWords(TestCase one, Locale language) {
        var names = new ArrayList<String>();
        one.choices()
                .forEach((module, option) ->
                        names.add(label(module, "", language) + ": " + label(module, option, language)));
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
        Stream.concat(model.ownPrices().stream(), model.extras().dated().stream())
                .filter(t -> t.id().equals(id))
                .forEach(table -> {
                    text.append(String.join("\t", table.scope()))
                            .append('\t')
                            .append(desk.currency())
                            .append('\n');
                    for (int r = 0; r < table.tuples().rows(); r++) {
                        text.append(String.join("\t", table.tuples().row(r)))
                                .append('\t')
                                .append(typedAmount(table.amountsMinor().get(r)))
                                .append('\n');
                    }
                });
        return text.toString();
    }

    /** What all other combinations of a price table add, as it is typed. */
    public String otherwise(String id) {
        var head = sheet.body(Place.prices(id)).lines().findFirst().orElse("");
        var amount = head.replaceFirst("^.*\\sdefault\\s+(-?[0-9]+)\\s.*$", "$1");
        return amount.matches("-?[0-9]{1,18}") ? typedAmount(Long.parseLong(amount)) : "0";
    }

    /** A calculated price without its condition. */
    public String calculation(String id) {
        return sheet.formula(id).replaceFirst("\\s+when\\s.*$", "");
    }

    public String condition(String id) {
        var formula = sheet.formula(id);
        int when = formula.indexOf(" when ");
        return when < 0 ? "" : formula.substring(when + 6).strip();
    }

    public boolean isFormula(String id) {
        return sheet.isFormula(id);
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
