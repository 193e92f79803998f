package org.wishwright.platform.catalog.work;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.XcspReader;
import org.wishwright.configuration.format.XcspReader.Pricing;
import org.wishwright.configuration.format.featureide.FeatureIdeReader;
import org.wishwright.configuration.format.json.ModelJson;
import org.wishwright.configuration.format.uvl.UvlImports;
import org.wishwright.configuration.format.uvl.UvlReader;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.DraftFiles;
import org.wishwright.platform.catalog.store.BlueprintStore.Blueprint;

/** Makes one model of the files of an upload. */
final class DraftReader {

    private static final long MOST_MINOR_PER_COST = 1_000_000;

    /** @param text the model in our own format; the maker's own bytes where that is what she sent */
    record Read(Model model, String text, String format) {}

    private DraftReader() {}

    static Outcome<Read> read(Blueprint blueprint, DraftFiles files, PartModels parts) {
        var kind = FileKind.of(files.model());
        if (kind == FileKind.XCSP) {
            return xcsp(blueprint, files).map(model -> new Read(model, ModelText.write(model), "XCSP"));
        }
        if (files.prices() != null) {
            return Outcome.refused(Refusal.of(
                    "model.prices-without-xcsp",
                    "A price file goes with an XCSP model; in our own format the prices stand in the model file.",
                    "field",
                    "prices"));
        }
        return switch (kind) {
            case JSON ->
                ModelJson.read(files.model())
                        .flatMap(model -> sameCurrency(model, blueprint))
                        .flatMap(model -> withProduction(model, files))
                        .flatMap(DraftReader::kept);
            case UVL ->
                translated(
                        UvlReader.read(id(blueprint), files.model(), imports(files), blueprint.currency()),
                        blueprint,
                        files);
            case FEATURE_IDE ->
                translated(FeatureIdeReader.read(id(blueprint), files.model(), blueprint.currency()), blueprint, files);
            default -> own(blueprint, files, parts);
        };
    }

    private static String id(Blueprint blueprint) {
        return blueprint.id().toString();
    }

    /** A model of another language, kept in ours; it must be readable in ours again. */
    private static Outcome<Read> translated(Outcome<Model> read, Blueprint blueprint, DraftFiles files) {
        return read.map(model -> named(model, blueprint))
                .flatMap(model -> withProduction(model, files))
                .flatMap(DraftReader::kept);
    }

    private static Outcome<Read> kept(Model model) {
        var text = ModelText.write(model);
        return ModelText.read(text).map(same -> new Read(same, text, "WISH"));
    }

    /** Files sent along, by the last name of a path, because browsers send no folders. */
    private static UvlImports imports(DraftFiles files) {
        return path -> Optional.ofNullable(files.besides().get(path.getLast()));
    }

    private static Outcome<Model> xcsp(Blueprint blueprint, DraftFiles files) {
        if (files.minorPerCost() < 1 || files.minorPerCost() > MOST_MINOR_PER_COST) {
            return Outcome.refused(Refusal.of(
                    "model.minor-per-cost-invalid",
                    "One unit of cost is worth 1 to 1000000 minor units.",
                    "field",
                    "minorPerCost"));
        }
        var pricing = new Pricing(blueprint.currency(), files.minorPerCost());
        return XcspReader.read(blueprint.id().toString(), files.model(), files.prices(), pricing)
                .map(model -> named(model, blueprint))
                .flatMap(model -> withProduction(model, files));
    }

    private static Outcome<Read> own(Blueprint blueprint, DraftFiles files, PartModels parts) {
        return parts.read(blueprint.maker(), files.model(), text(files.model()))
                .flatMap(whole -> sameCurrency(whole.model(), blueprint)
                        .flatMap(model -> withProduction(model, files))
                        .map(model -> new Read(
                                model, files.production() == null ? whole.text() : ModelText.write(model), "WISH")));
    }

    private static String text(byte[] utf8) {
        var text = new String(utf8, StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static Outcome<Model> sameCurrency(Model model, Blueprint blueprint) {
        return model.currency().equals(blueprint.currency())
                ? Outcome.accepted(model)
                : Outcome.refused(Refusal.of(
                        "model.currency-differs",
                        "The file prices in " + model.currency() + " but this product is sold in "
                                + blueprint.currency() + ". Make them the same.",
                        "field",
                        "model"));
    }

    private static Outcome<Model> withProduction(Model model, DraftFiles files) {
        var production = files.production();
        return production == null ? Outcome.accepted(model) : ProductionFile.merge(model, production);
    }

    private static Model named(Model model, Blueprint blueprint) {
        return new Model(
                model.id(),
                blueprint.name(),
                model.currency(),
                model.basePriceMinor(),
                model.modules(),
                model.rules(),
                model.prices(),
                model.extras());
    }
}
