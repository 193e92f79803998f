package org.wishwright.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the real data lies, which the repository does not hold. */
public final class DataFolder {

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description =
                    "The data folder, in which configuration/renault holds big.xml, big-prices.xml and big-sales.txt,"
                            + " or its folder configuration (default: ${DEFAULT-VALUE}).")
    Path data = Path.of("..", "shared", "data");

    private Path configuration() {
        return Files.isDirectory(data.resolve("renault")) ? data : data.resolve("configuration");
    }

    private Path renault() {
        return configuration().resolve("renault");
    }

    public Path model() {
        return renault().resolve("big.xml");
    }

    public Path prices() {
        return renault().resolve("big-prices.xml");
    }

    public Path sales() {
        return renault().resolve("big-sales.txt");
    }

    public Path featureModels() {
        return configuration().resolve("feature-models");
    }

    public Path mercedes() {
        return configuration().resolve("mercedes");
    }
}
