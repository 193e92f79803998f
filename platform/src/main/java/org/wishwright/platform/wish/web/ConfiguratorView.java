package org.wishwright.platform.wish.web;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.kernel.Refusal;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.platform.catalog.BlueprintId;
import org.wishwright.platform.identity.PartyId;

/**
 * What the configurator's page shows.
 *
 * @param newer address of the same choices in the version that replaced this one; null while this is the newest
 * @param picture the product as chosen, a whole SVG element
 * @param shipBy when the cheapest completion could ship; null where no promise is to be had
 * @param variants how many products are left, exact or rounded; empty where they are not counted
 * @param undo name of what undo takes back; null where there is nothing
 * @param redo name of what redo makes again; null where there is nothing
 * @param did what the last step changed besides; null where it says nothing
 * @param why the explanation asked for; null where none was
 * @param popular whether enough was ordered to complete it as most people do
 * @param searched whether prices are those of one product that fits, until all is chosen
 * @param open the first module without a choice; null where there is none
 * @param openPage the page of modules that holds it
 */
public record ConfiguratorView(
        ConfiguratorAddress address,
        LocalText product,
        BlueprintId blueprint,
        PartyId maker,
        int number,
        @Nullable String newer,
        String picture,
        Money from,
        Money to,
        String variants,
        int chosen,
        int modules,
        @Nullable Instant shipBy,
        @Nullable String undo,
        @Nullable String redo,
        @Nullable Did did,
        List<DroppedView> dropped,
        @Nullable WhyView why,
        List<ModuleView> shown,
        List<MeasureView> measures,
        List<TextView> texts,
        List<GroupView> groups,
        List<UploadView> uploads,
        List<SummaryLine> summary,
        boolean searched,
        boolean popular,
        @Nullable Open open,
        int page,
        int pages,
        ConfiguratorAddress shared) {

    /** Whether nothing but her measures is still open. */
    public boolean onlyMeasuresMissing() {
        return !complete()
                && open != null
                && open.measure()
                && shown.stream().allMatch(module -> module.chosen() != null);
    }

    /** Whether a kept body fills some of the measures. */
    public boolean ofBody() {
        return measures.stream()
                .anyMatch(measure -> BodyMeasure.ofCode(measure.id()).isPresent());
    }

    /** Whether the product's size follows from a place at a wall. */
    public boolean ofRoom() {
        return measures.stream().map(MeasureView::id).toList().containsAll(List.of("width", "height"));
    }

    /** Whether this is a draft that its maker tries. */
    public boolean isPreview() {
        return number == 0;
    }

    public boolean complete() {
        return chosen == modules;
    }

    /** Where the form goes whose button keeps the choices. */
    public String keep() {
        return address.purpose().action(address.version());
    }

    /** Whether the explanation belongs to a module that is not on this page, and must stand above it. */
    public boolean whyApart() {
        var asked = why;
        return asked != null && shown.stream().noneMatch(m -> m.id().equals(asked.moduleId()));
    }

    public record Open(String id, String name, boolean measure, int page) {}

    /** @param known whether the product has the option, which then only does not fit */
    public record DroppedView(String module, String option, boolean known, List<LocalText> rules) {}

    /** Why an option cannot be had: the maker's rules and the choices that meet in them. */
    public record WhyView(
            String moduleId,
            String optionId,
            LocalText module,
            LocalText option,
            List<LocalText> rules,
            List<Chosen> choices,
            @Nullable RepairView repair) {

        public String value() {
            return moduleId + "=" + optionId;
        }
    }

    public record Chosen(String module, LocalText name, LocalText option) {}

    /**
     * @param chosen the option chosen; null while open
     * @param more how many options are not listed
     * @param widget how the maker wants them offered, as {@code swatch}; empty where she does not say
     */
    public record ModuleView(
            String id,
            LocalText name,
            @Nullable LocalText help,
            @Nullable LocalText chosen,
            List<OptionView> options,
            int more,
            String widget) {}

    /**
     * @param colour how it looks, as in {@code #2c3f82}; null where it has none of its own
     * @param difference what the cheapest product with it costs more than the cheapest now; null where it is not to be had
     * @param included what else that product then holds, where it costs, because it needs it
     * @param reason why it is not to be had, where that was worked out
     * @param repair what it would take to have it; null where it is to be had, or where no product has it
     */
    public record OptionView(
            String module,
            String id,
            LocalText name,
            @Nullable String colour,
            boolean isChosen,
            @Nullable Money difference,
            List<LocalText> included,
            @Nullable LocalText reason,
            @Nullable RepairView repair) {

        private static final int NAMED = 2;

        /** The first of what the price brings along, in the reader's language. */
        public String including(Locale language) {
            return included.stream()
                    .limit(NAMED)
                    .map(name -> beforeComma(name.in(language)))
                    .collect(Collectors.joining(language.getLanguage().equals("zh") ? "、" : ", "));
        }

        public int includingMore() {
            return Math.max(0, included.size() - NAMED);
        }

        public String value() {
            return module + "=" + id;
        }

        /** A maker's "Navy worsted, 270 g" reads as a name and what is to be known of it. */
        public String title(Locale language) {
            return beforeComma(name.in(language));
        }

        static String beforeComma(String whole) {
            int comma = comma(whole);
            return comma < 0 ? whole : whole.substring(0, comma);
        }

        public String detail(Locale language) {
            var whole = name.in(language);
            int comma = comma(whole);
            return comma < 0 ? "" : whole.substring(comma + 1).strip();
        }

        private static int comma(String text) {
            int plain = text.indexOf(", ");
            int wide = text.indexOf('，');
            return plain < 0 || wide < 0 ? Math.max(plain, wide) : Math.min(plain, wide);
        }
    }

    /**
     * A field for a short text.
     *
     * @param value as it was typed last
     * @param length how many characters that is
     * @param least fewest characters that the other choices leave, and most
     * @param alphabets what may be written, as words of the model text
     * @param others single characters that may be written besides
     * @param mayBeEmpty whether nothing may be written
     * @param isEmpty whether nothing was chosen to be written
     * @param refusal why it cannot be taken; null where it can
     * @param rules that forbid a text of this length
     */
    public record TextView(
            String id,
            LocalText name,
            String value,
            int length,
            int least,
            int most,
            List<String> alphabets,
            String others,
            boolean mayBeEmpty,
            boolean isEmpty,
            @Nullable Refusal refusal,
            List<LocalText> rules) {

        public boolean faulty() {
            return refusal != null || !rules.isEmpty();
        }
    }

    /**
     * A module whose options are the numbers of a scale.
     *
     * @param value as chosen or typed
     * @param least and {@code most}: the ends of what the other choices leave
     * @param lower the next number below that is to be had, the middle where there is none yet; null at the end, like {@code higher}
     * @param help how to measure, in the maker's words; null where she says nothing
     * @param inches what was chosen in inches, to the quarter; empty where nothing was or the scale is in inches
     * @param narrowed the rules that leave less than the whole scale, from {@code fullLeast} to {@code fullMost}; empty where all is left
     * @param first whether it is the first on the page with a fault
     * @param refusal what is wrong with the number typed; {@code rules} where it does not go with other choices
     * @param option what was typed, as an option that may be taken anyway; empty where it is none
     */
    public record MeasureView(
            String id,
            LocalText name,
            LocalText unit,
            String value,
            String least,
            String most,
            String step,
            @Nullable String lower,
            @Nullable String higher,
            @Nullable LocalText help,
            String inches,
            String fullLeast,
            String fullMost,
            List<LocalText> narrowed,
            boolean first,
            @Nullable Refusal refusal,
            List<LocalText> rules,
            String option,
            String widget) {

        public boolean faulty() {
            return refusal != null || !rules.isEmpty() || !option.isEmpty();
        }
    }

    /**
     * A line of what was chosen.
     *
     * @param label name of a module; empty for what the page itself has a word for
     * @param word key of that word
     * @param amount null where it is part of the base price
     */
    public record SummaryLine(
            String label,
            String word,
            String detail,
            @Nullable Money amount) {

        SummaryLine(String label, String detail, @Nullable Money amount) {
            this(label, "", detail, amount);
        }

        static SummaryLine base(Money amount) {
            return new SummaryLine("", "wish.base", "", amount);
        }

        static SummaryLine open(String detail, Money amount) {
            return new SummaryLine("", "wish.still-open", detail, amount);
        }

        static SummaryLine measures(String detail) {
            return new SummaryLine("", "wish.measures", detail, null);
        }
    }
}
