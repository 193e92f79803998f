package org.wishwright.benchmarks;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the real data lies, which the repository does not hold. */
final class DataFolder {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FOLDER",
            description =
                    "The data folder, in which configuration/renault holds big.xml, big-prices.xml and big-sales.txt.")
    Path data = Path.of("");

    private Path renault() {
        return data.resolve("configuration").resolve("renault");
    }

    Path model() {
        return renault().resolve("big.xml");
    }

    Path prices() {
        return renault().resolve("big-prices.xml");
    }

    Path sales() {
        return renault().resolve("big-sales.txt");
    }

    Path featureModels() {
        return data.resolve("configuration").resolve("feature-models");
    }

    Path mercedes() {
        return data.resolve("configuration").resolve("mercedes");
    }
}
