package org.wishwright.platform.catalog.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.catalog.Workbench.Bench;

/**
 * What a blueprint's page shows its maker.
 *
 * @param status how the draft stands to the newest version
 * @param model a part of the draft; null while there is none
 * @param picture the draft's picture as an {@code svg} element; empty where there is none
 * @param orders how many open orders pin which version
 */
public record BenchView(
        Bench bench, DraftStatus status, @Nullable ModelPart model, String picture, Map<VersionId, Integer> orders) {

    /** How the draft stands to the newest version that did not fail. */
    public enum DraftStatus {
        /** Nothing was uploaded. */
        NONE,
        /** Nothing was published from it. */
        UNPUBLISHED,
        /** Options, rules, prices, materials or routing differ. */
        CHANGED,
        /** Only words differ. */
        REWORDED,
        /** It is the newest version. */
        PUBLISHED
    }

    /** A page of each list of a model. */
    public record ModelPart(
            String search, Money base, Slice<ModuleRow> modules, Slice<RuleRow> rules, Slice<PriceRow> prices) {}

    /** @param page from 1 */
    public record Slice<T>(List<T> items, int page, int pages, int size) {}

    public record ModuleRow(String id, LocalText name, List<OptionRow> options) {}

    /**
     * @param price what the option alone adds; null where nothing
     * @param materials as in {@code 2 m oak}
     * @param steps as in {@code saw (oak) 300 s + 60 s}
     */
    public record OptionRow(
            String id, LocalText name, @Nullable Money price, List<String> materials, List<String> steps) {}

    /** @param detail the formula's modules, or how many combinations of which modules */
    public record RuleRow(String id, int line, LocalText words, String kind, int rows, String modules) {}

    public record PriceRow(String id, String modules, int rows) {}
}
