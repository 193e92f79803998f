package org.wishwright.platform;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Scanner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.core.env.MapPropertySource;
import org.wishwright.platform.database.DatabaseFailure;
import org.wishwright.platform.database.DatabaseRefusal;
import org.wishwright.platform.identity.Parties;
import org.wishwright.platform.site.Demo;

/** {@code wishwright run}: brings up the database, then the program, and says plainly what is in the way if it cannot. */
public final class Launcher {

    private static final String USAGE = """
            Usage: ./wishwright run [--port N] [--data FOLDER] [--empty] [--simulation] [--demo-reset [--yes]]
              --port N        port on the loopback address (8080)
              --data FOLDER   where the embedded PostgreSQL keeps everything (./data)
              --empty         without the demo's makers, products and people
              --simulation    lets the operator move the business clock; never for real trade
              --demo-reset    begins the demo anew: its data folder is kept as FOLDER.old-TIME; asks first, unless --yes is given
            SPRING_DATASOURCE_URL, _USERNAME and _PASSWORD name a PostgreSQL of your own instead; _PASSWORD_FILE a file that
            holds the password. WISHWRIGHT_SECRET and WISHWRIGHT_OPERATOR_PASSWORD may be files likewise.""";

    private static final List<String> NOISY_WHEN_FAILING = List.of(
            "org.springframework.boot.SpringApplication",
            "org.springframework.boot.diagnostics",
            "org.springframework.boot.web.server.servlet.context");

    private static volatile boolean stopping;

    private Launcher() {}

    /** What was asked for on the command line. */
    private record Options(
            int port,
            Path data,
            boolean simulation,
            boolean empty,
            boolean training,
            boolean reset,
            boolean yes,
            Network network) {}

    public static void main(String[] arguments) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping = true));
        try {
            run(parse(arguments));
        } catch (IllegalArgumentException e) {
            fail(e.getMessage() + System.lineSeparator() + USAGE + Network.USAGE, 2);
        }
    }

    /** Whatever is in the way is said in one sentence of ours. */
    private static void run(Options options) {
        try {
            refuseTakenPort(options.port(), options.network());
            if (options.reset()) {
                reset(options);
            }
            start(options, new StartLog(System.out));
        } catch (RuntimeException | LinkageError e) {
            fail(StartFailure.sentence(e, options.data()), 1);
        }
    }

    private static void reset(Options options) {
        if (System.getenv("SPRING_DATASOURCE_URL") != null) {
            throw new DatabaseFailure(
                    "--demo-reset is for the embedded PostgreSQL; SPRING_DATASOURCE_URL names one of your own."
                            + " Nothing was touched.");
        }
        var kept = DemoReset.reset(
                options.data(),
                sentence -> options.yes() || agreed(sentence),
                LocalDateTime.now(ZoneId.systemDefault()));
        System.out.println("What was there is kept in " + kept);
    }

    private static boolean agreed(String sentence) {
        System.out.print(sentence + " Type yes to go on: ");
        System.out.flush();
        var typed = new Scanner(System.in, StandardCharsets.UTF_8);
        return typed.hasNextLine() && typed.nextLine().strip().equals("yes");
    }

    private static void start(Options options, StartLog log) {
        var initializers = new ArrayList<ApplicationContextInitializer<?>>();
        initializers.add(context -> context.getBeanFactory().registerSingleton("startLog", log));
        var url = System.getenv("SPRING_DATASOURCE_URL");
        if (url == null) {
            log.begins(
                    "Starting PostgreSQL in " + options.data().toAbsolutePath().normalize());
            var postgres = StartingDatabase.in(options.data(), log);
            SpringApplication.getShutdownHandlers().add(postgres::close);
            initializers.add(
                    context -> context.getEnvironment().getPropertySources().addFirst(postgres));
        } else {
            log.begins("Looking for the database");
            var user = Objects.requireNonNullElse(System.getenv("SPRING_DATASOURCE_USERNAME"), "");
            var password =
                    Secrets.read(System.getenv(), "SPRING_DATASOURCE_PASSWORD").orElse("");
            DatabaseRefusal.knock(url, user, password);
        }
        var said = new LinkedHashMap<String, Object>(Secrets.properties(System.getenv()));
        said.putAll(options.network().properties()); // these hold against whatever else is configured
        initializers.add(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("command line", said)));
        log.begins("Starting Wishwright");
        var application = new SpringApplication(WishwrightApplication.class);
        application.setMainApplicationClass(WishwrightApplication.class);
        application.addListeners(new AheadOfTime());
        application.setDefaultProperties(properties(options));
        application.addInitializers(initializers.toArray(ApplicationContextInitializer[]::new));
        var context = application.run();
        ensureOperator(context);
        boolean demoIsNew = welcome(context, options, log);
        if (options.training()) {
            QuickStart.visit(options.port());
            System.exit(0);
        }
        if (demoIsNew) {
            DemoHistory.live(options.port(), log);
        }
        QuickStart.prepareInBackground();
    }

    private static Map<String, Object> properties(Options options) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("server.port", options.port());
        properties.put("wishwright.simulation", options.simulation());
        properties.put(
                "wishwright.sandbox.folder", options.data().resolve("sandbox").toString());
        if (options.empty()) {
            properties.put(AheadOfTime.DEMO, false);
        }
        properties.put(
                "wishwright.erasures",
                ToolOptions.erasuresBeside(options.data(), System.getenv()).toString());
        if (options.network().isPublic()) {
            properties.put("logging.level.wishwright.security", "info");
        }
        for (var noisy : NOISY_WHEN_FAILING) {
            properties.put("logging.level." + noisy, "off");
        }
        return properties;
    }

    /** An operator of one's own, from the environment, so that no secret stands on a command line. */
    private static void ensureOperator(ApplicationContext context) {
        var email = System.getenv("WISHWRIGHT_OPERATOR_EMAIL");
        if (email != null) {
            Secrets.read(System.getenv(), "WISHWRIGHT_OPERATOR_PASSWORD")
                    .ifPresent(password -> context.getBean(Parties.class).ensureOperator(email, password, "Operator"));
        }
    }

    /** @return whether the demo was loaded just now */
    private static boolean welcome(ApplicationContext context, Options options, StartLog log) {
        var demos = context.getBeanProvider(Demo.class);
        boolean isNew = demos.stream().findAny().isPresent()
                && !context.getBean(Parties.class).anyPerson();
        if (isNew) {
            log.begins("Loading the demo and compiling its product models");
        }
        demos.ifAvailable(demo -> {
            var accounts = demo.load();
            if (!accounts.isEmpty()) {
                log.line("Demo accounts (e-mail, password):");
                accounts.forEach(account -> log.line(
                        String.format("  %-9s %-32s %s", account.role(), account.email(), account.password())));
            }
        });
        log.say("Wishwright is ready at " + options.network().url(options.port()) + "   (Ctrl-C stops it)");
        return isNew;
    }

    private static Options parse(String[] arguments) {
        int port = 8080;
        var data = Path.of("data");
        boolean simulation = false;
        boolean empty = false;
        boolean training = false;
        boolean reset = false;
        boolean yes = false;
        var network = Network.loopback();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--port" -> port = port(value(arguments, ++i, "--port"));
                case "--data" -> data = Path.of(value(arguments, ++i, "--data"));
                case "--simulation" -> simulation = true;
                case "--empty" -> empty = true;
                case "--demo-reset" -> reset = true;
                case "--yes" -> yes = true;
                case QuickStart.TRAINING -> training = true;
                default -> {
                    if (!Network.takes(arguments[i])) {
                        throw new IllegalArgumentException("Unknown option " + arguments[i] + ".");
                    }
                    var option = arguments[i];
                    network = network.with(option, value(arguments, ++i, option));
                }
            }
        }
        return new Options(port, data, simulation, empty, training, reset, yes, network.checked(simulation));
    }

    private static String value(String[] arguments, int index, String option) {
        if (index >= arguments.length) {
            throw new IllegalArgumentException(option + " needs a value.");
        }
        return arguments[index];
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
            throw new IllegalArgumentException("--port takes a number from 1 to 65535, not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }

    private static void refuseTakenPort(int port, Network network) {
        try (var socket = new ServerSocket(port, 1, network.address())) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new DatabaseFailure(
                    "Port " + port + " is taken by another program. Stop it, or choose another with"
                            + " --port, as in ./wishwright run --port " + (port % 65535 + 1) + ".",
                    e);
        }
    }

    private static void fail(String message, int exitCode) {
        if (stopping) {
            return; // somebody stopped it while it was starting: that is no fault
        }
        System.err.println(message);
        System.exit(exitCode);
    }
}
