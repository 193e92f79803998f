package org.wishwright.platform.catalog.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Lettering;
import org.wishwright.configuration.Scale;
import org.wishwright.kernel.Money;
import org.wishwright.platform.catalog.Blueprints;
import org.wishwright.platform.catalog.Products;
import org.wishwright.platform.catalog.VersionReport;

/** What the catalog's JSON looks like. */
final class Bodies {

    private Bodies() {}

    record Amount(long minor, String currency) {
        static Amount of(Money money) {
            return new Amount(money.minor(), money.currency().getCurrencyCode());
        }
    }

    record NewBlueprint(
            @Nullable Map<String, String> name, @Nullable String currency) {}

    record BlueprintAnswer(
            String blueprint,
            Map<String, String> name,
            String currency,
            @Nullable DraftAnswer draft,
            List<VersionAnswer> versions) {}

    record DraftAnswer(int modules, int rules, int prices, String semanticHash, String presentationHash) {}

    record ShapeAnswer(String shape) {}

    record BlueprintItem(
            String blueprint,
            Map<String, String> name,
            String currency,
            boolean draft,
            @Nullable Integer published) {
        static BlueprintItem of(Blueprints.Summary summary) {
            return new BlueprintItem(
                    summary.blueprint().toString(),
                    summary.name().texts(),
                    summary.currency(),
                    summary.hasDraft(),
                    summary.publishedNumber());
        }
    }

    record BlueprintList(
            List<BlueprintItem> items, @Nullable String next) {}

    record ProductItem(
            String blueprint,
            String version,
            String maker,
            Map<String, String> name,
            @Nullable Amount from,
            int modules) {
        static ProductItem of(Products.Product product) {
            return new ProductItem(
                    product.blueprint().toString(),
                    product.version().toString(),
                    product.maker().toString(),
                    product.name().texts(),
                    amount(product.from()),
                    product.modules());
        }
    }

    private static @Nullable Amount amount(@Nullable Money money) {
        return money == null ? null : Amount.of(money);
    }

    record ProductList(List<ProductItem> items, @Nullable String next) {}

    record PublicationAnswer(String version, String state) {}

    /** @param count exact number of products, in decimal digits */
    record VersionAnswer(
            String version,
            String blueprint,
            int number,
            Map<String, String> name,
            String state,
            int modules,
            int rules,
            @Nullable String mode,
            @Nullable Integer nodes,
            @Nullable Integer edges,
            @Nullable Double compileSeconds,
            @Nullable String count,
            @Nullable Amount minPrice,
            @Nullable Amount maxPrice,
            String semanticHash,
            String presentationHash,
            @Nullable String artefactHash,
            @Nullable String failure) {
        static VersionAnswer of(VersionReport report) {
            var figures = report.figures();
            return new VersionAnswer(
                    report.id().toString(),
                    report.blueprint().toString(),
                    report.number(),
                    report.name().texts(),
                    report.state().name(),
                    report.modules(),
                    report.rules(),
                    figures == null ? null : figures.mode().text(),
                    figures == null ? null : figures.nodes(),
                    figures == null ? null : figures.edges(),
                    figures == null ? null : figures.compileSeconds(),
                    figures == null ? null : figures.count(),
                    figures == null ? null : amount(figures.minPrice()),
                    figures == null ? null : amount(figures.maxPrice()),
                    report.semanticHash(),
                    report.presentationHash(),
                    figures == null ? null : figures.artefactHash(),
                    report.failure());
        }
    }

    record ModelAnswer(
            String version, String name, String currency, List<ModuleItem> modules, List<GroupItem> groups) {}

    /** Switches of which {@code least} to {@code most} are picked. */
    record GroupItem(String id, Map<String, String> name, List<String> members, int least, int most) {}

    /**
     * @param kind what is given for it: {@code choice} of an option's id, {@code switch} with no and yes, {@code number} of the scale,
     *     {@code text}, or {@code upload}, which is a file's id or none
     * @param options for a text one for each length, for an upload {@code none} and {@code file}, for a number the least of each range
     *     that prices and rules tell apart
     * @param scale where the choices are numbers; else null
     * @param text what may be written; null unless it is a text
     * @param service code of the party that performs it; null where it is made
     */
    record ModuleItem(
            String id,
            Map<String, String> name,
            String kind,
            List<OptionItem> options,
            @Nullable ScaleItem scale,
            @Nullable TextItem text,
            @Nullable String service) {}

    /** @param others single characters that may be written besides */
    record TextItem(int shortest, int longest, List<String> alphabets, String others) {

        static TextItem of(Lettering lettering) {
            return new TextItem(
                    lettering.shortest(),
                    lettering.longest(),
                    lettering.alphabets().stream().map(Lettering.Alphabet::word).toList(),
                    lettering.others());
        }
    }

    record ScaleItem(String unit, BigDecimal from, BigDecimal to, BigDecimal step) {

        static @Nullable ScaleItem of(@Nullable Scale scale) {
            return scale == null ? null : new ScaleItem(scale.unit(), scale.from(), scale.to(), scale.step());
        }
    }

    record OptionItem(String id, Map<String, String> name) {}
}
