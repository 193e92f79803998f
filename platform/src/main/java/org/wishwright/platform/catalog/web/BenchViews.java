package org.wishwright.platform.catalog.web;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Module;
import org.wishwright.configuration.Option;
import org.wishwright.configuration.PriceTable;
import org.wishwright.configuration.Production.Material;
import org.wishwright.configuration.Production.Step;
import org.wishwright.configuration.Rule;
import org.wishwright.configuration.Rule.FormulaRule;
import org.wishwright.configuration.Rule.TableRule;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.catalog.Studio;
import org.wishwright.platform.catalog.VersionState;
import org.wishwright.platform.catalog.Workbench;
import org.wishwright.platform.catalog.Workbench.Bench;
import org.wishwright.platform.catalog.picture.Drawing;
import org.wishwright.platform.catalog.web.BenchView.DraftStatus;
import org.wishwright.platform.catalog.web.BenchView.ModelPart;
import org.wishwright.platform.catalog.web.BenchView.ModuleRow;
import org.wishwright.platform.catalog.web.BenchView.OptionRow;
import org.wishwright.platform.catalog.web.BenchView.PriceRow;
import org.wishwright.platform.catalog.web.BenchView.RuleRow;
import org.wishwright.platform.catalog.web.BenchView.Slice;
import org.wishwright.platform.identity.Caller;

/** Puts together what a blueprint's page shows: one page of modules, rules and prices, however large the model is. */
@Component
class BenchViews {

    private static final int A_PAGE = 20;

    private final Workbench workbench;
    private final Studio studio;

    BenchViews(Workbench workbench, Studio studio) {
        this.workbench = workbench;
        this.studio = studio;
    }

    /** Which part of a model to show: pages count from 1. */
    record Part(String search, int modules, int rules, int prices) {}

    BenchView view(Caller caller, BlueprintId id, Part part) {
        var bench = workbench.open(caller, id);
        if (bench.draft() == null) {
            return new BenchView(bench, status(bench), null, "", Map.of());
        }
        var model = workbench.draft(caller, id);
        var picture = workbench
                .draftPicture(caller, id)
                .map(svg -> preview(svg, model, bench.name().source()))
                .orElse("");
        return new BenchView(bench, status(bench), part(model, part), picture, studio.openOrders(caller, id));
    }

    /** With the first option of each module; a picture that no longer fits the model is not shown. */
    private static String preview(String svg, Model model, String title) {
        var first = new HashMap<String, String>();
        model.modules()
                .forEach(module ->
                        first.put(module.id(), module.options().getFirst().id()));
        return Drawing.read(svg, model) instanceof Accepted<Drawing>(Drawing drawing)
                ? drawing.svg(first, title, "draft")
                : "";
    }

    private static DraftStatus status(Bench bench) {
        var draft = bench.draft();
        if (draft == null) {
            return DraftStatus.NONE;
        }
        var newest = bench.versions().stream()
                .filter(version -> version.state() != VersionState.FAILED)
                .findFirst();
        if (newest.isEmpty()) {
            return DraftStatus.UNPUBLISHED;
        }
        if (!newest.get().semanticHash().equals(draft.semanticHash())) {
            return DraftStatus.CHANGED;
        }
        return newest.get().presentationHash().equals(draft.presentationHash())
                ? DraftStatus.PUBLISHED
                : DraftStatus.REWORDED;
    }

    private static ModelPart part(Model model, Part part) {
        var alone = new HashMap<String, Map<String, Long>>();
        model.prices().stream()
                .filter(table -> table.scope().size() == 1)
                .forEach(table -> addAlone(alone, model, table));
        var combined = model.prices().stream()
                .filter(table -> table.scope().size() > 1)
                .toList();
        var modules = model.modules().stream()
                .filter(module -> matches(module, part.search()))
                .toList();
        return new ModelPart(
                part.search(),
                new Money(model.basePriceMinor(), model.currency()),
                slice(modules, part.modules(), module -> row(model, module, alone)),
                slice(model.rules(), part.rules(), BenchViews::row),
                slice(combined, part.prices(), BenchViews::row));
    }

    private static boolean matches(Module module, String search) {
        var wanted = search.toLowerCase(Locale.ROOT);
        return module.id().toLowerCase(Locale.ROOT).contains(wanted)
                || module.name().texts().values().stream()
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    /** Several tables may price one module alone: they add up. */
    private static void addAlone(Map<String, Map<String, Long>> alone, Model model, PriceTable table) {
        var module = table.scope().getFirst();
        var listed = new HashMap<String, Long>();
        for (int row = 0; row < table.tuples().rows(); row++) {
            listed.put(table.tuples().cell(row, 0), table.amountsMinor().get(row));
        }
        var sums = alone.computeIfAbsent(module, m -> new HashMap<>());
        model.modules().stream()
                .filter(m -> m.id().equals(module))
                .flatMap(m -> m.options().stream())
                .forEach(option ->
                        sums.merge(option.id(), listed.getOrDefault(option.id(), table.defaultMinor()), Long::sum));
    }

    private static <S, T> Slice<T> slice(List<S> all, int page, java.util.function.Function<S, T> row) {
        int pages = Math.max(1, Math.ceilDiv(all.size(), A_PAGE));
        int shown = Math.clamp(page, 1, pages);
        var items = all.subList((shown - 1) * A_PAGE, Math.min(shown * A_PAGE, all.size()));
        return new Slice<>(items.stream().map(row).toList(), shown, pages, all.size());
    }

    private static ModuleRow row(Model model, Module module, Map<String, Map<String, Long>> alone) {
        var prices = alone.getOrDefault(module.id(), Map.of());
        var options = module.options().stream()
                .map(option -> row(model, option, prices.get(option.id())))
                .toList();
        return new ModuleRow(module.id(), module.name(), options);
    }

    private static OptionRow row(Model model, Option option, @Nullable Long price) {
        var production = option.production();
        return new OptionRow(
                option.id(),
                option.name(),
                price == null || price == 0 ? null : new Money(price, model.currency()),
                production == null
                        ? List.of()
                        : production.materials().stream().map(BenchViews::words).toList(),
                production == null
                        ? List.of()
                        : production.steps().stream().map(BenchViews::words).toList());
    }

    private static String words(Material material) {
        return material.quantity().toPlainString() + " " + material.unit() + " " + material.code();
    }

    private static String words(Step step) {
        return step.workCentre() + " (" + step.setupFamily() + ") " + step.setupSeconds() + " s + " + step.runSeconds()
                + " s" + (step.inspect() ? " ✓" : "");
    }

    private static RuleRow row(Rule rule) {
        var modules = String.join(", ", rule.scope());
        return switch (rule) {
            case TableRule t ->
                new RuleRow(
                        t.id(),
                        t.line(),
                        t.words(),
                        t.allowed() ? "allow" : "forbid",
                        t.tuples().rows(),
                        modules);
            case FormulaRule f -> new RuleRow(f.id(), f.line(), f.words(), "formula", 0, modules);
        };
    }

    private static PriceRow row(PriceTable table) {
        return new PriceRow(
                table.id(), String.join(", ", table.scope()), table.tuples().rows());
    }
}
