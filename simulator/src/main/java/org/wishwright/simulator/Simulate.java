package org.wishwright.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.simulator.drive.ReplayFailure;
import org.wishwright.simulator.history.History;
import org.wishwright.simulator.history.History.Lived;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;
import org.wishwright.simulator.http.CallRefused;
import org.wishwright.simulator.http.Http;
import org.wishwright.simulator.http.ProgramUnreachable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code wishwright simulate}: people who never were buy from the demo's makers, so that there is something to look at. */
@Command(
        name = "./wishwright simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 120,
        subcommands = SimulateMarket.class,
        description = {
            "Fills the demo of the running program with history, through its HTTP API and ordinary accounts: people",
            "configure and order, pay in the sandbox, the makers release, the floor makes, parcels leave and arrive.",
            ""
        },
        footer = {
            "",
            "The same seed does the same: asked for again it goes on where it stopped, or finds everything done.",
            "Ends with 1 and the reason when it cannot go on; with 2 when the options make no sense."
        })
public final class Simulate implements Callable<Integer> {

    private static final int WRONG = 1;
    private static final int NONSENSE = 2;
    private static final int MOST_ORDERS = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    @Option(names = "--orders", paramLabel = "N", description = "How many, up to 100 (default: ${DEFAULT-VALUE}).")
    int orders = 12;

    @Option(names = "--seed", paramLabel = "S", description = "Of everything drawn (default: ${DEFAULT-VALUE}).")
    long seed = 7;

    @Option(names = "--url", paramLabel = "URL", description = "Of the running program (default: ${DEFAULT-VALUE}).")
    URI url = URI.create("http://127.0.0.1:8080");

    @Option(
            names = "--password-file",
            paramLabel = "F",
            description = "File that holds the demo accounts' password, where it was changed.")
    @Nullable
    Path passwordFile;

    @Option(names = "--consumer", description = "The demo's consumer buys too, where she never has.")
    boolean consumer;

    @Option(names = "--json", description = "Print one JSON object an order instead of the summary.")
    boolean json;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Simulate()).execute(arguments));
    }

    @Override
    public Integer call() {
        if (orders < 1 || orders > MOST_ORDERS) {
            System.err.println("--orders takes a number from 1 to " + MOST_ORDERS + ", not " + orders + ".");
            return NONSENSE;
        }
        try (var http = new Http(url)) {
            knock(http);
            var api = new Api(http, PATIENCE, () -> false);
            var lived = new History(api, seed, sentence -> System.err.println("  " + sentence + " …"))
                    .live(orders, password(), consumer);
            print(lived);
            return 0;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return NONSENSE;
        } catch (ReplayFailure | ProgramUnreachable | CallRefused e) {
            System.err.println(e.getMessage());
            return WRONG;
        }
    }

    /** Asks once, so that a program that is not there is said at once. */
    private void knock(Http http) {
        try {
            http.send(Call.get("/api/v1/products?limit=1"));
        } catch (IOException e) {
            throw new ReplayFailure("Nothing answers at " + url
                    + ". Start the program with ./wishwright run, or say where it is with --url.");
        }
    }

    private String password() {
        if (passwordFile == null) {
            return "wish-and-make"; // the demo's, which every start prints
        }
        try {
            return Files.readString(passwordFile).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("The password file " + passwordFile + " cannot be read.", e);
        }
    }

    private void print(List<Lived> lived) {
        if (json) {
            lived.forEach(one -> System.out.println(JSON.writeValueAsString(Map.of(
                    "person", one.person(),
                    "order", one.order().path("number").asString(""),
                    "state", one.order().path("state").asString(""),
                    "total", one.order().path("total")))));
            return;
        }
        var states = lived.stream()
                .collect(Collectors.groupingBy(
                        one -> one.order().path("state").asString(""), TreeMap::new, Collectors.counting()));
        System.out.println(lived.size() + " orders: "
                + states.entrySet().stream()
                        .map(state -> state.getValue() + " "
                                + state.getKey()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' '))
                        .collect(Collectors.joining(", ")));
    }
}
