package org.wishwright.benchmarks;

import org.wishwright.benchmarks.configuration.ConfigurationBench;
import org.wishwright.benchmarks.fuzz.FuzzBench;
import org.wishwright.benchmarks.market.MarketBench;
import org.wishwright.benchmarks.money.MoneyBench;
import org.wishwright.benchmarks.pages.PagesBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wishwright bench}: the door to all measurements. */
@Command(
        name = "./wishwright bench",
        mixinStandardHelpOptions = true,
        description = "Measures and prints one row a measure; --json prints each as a JSON object.",
        subcommands = {
            ConfigurationBench.class,
            SpineBench.class,
            PagesBench.class,
            FuzzBench.class,
            MoneyBench.class,
            MarketBench.class
        })
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to measure: configuration, spine, pages, fuzz, money or market.");
    }
}
