package org.wishwright.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.database.EmbeddedPostgres;
import org.wishwright.platform.ledger.PaymentStep;

/**
 * {@code wishwright chaos}: while payers pay and are given back, the database, the payment provider and the program are killed as by
 * {@code kill -9}, the program at every step of a payment; then everything comes to rest and is compared. What is killed when
 * follows from the seed; the machine's timing does not.
 */
public final class Chaos {

    private static final String USAGE = """
            Usage: ./wishwright chaos [--minutes N] [--kills N] [--seed S] [--data FOLDER] [--json]
              --minutes N     how long (1); --kills N ends it after so many kills
              --seed S        what is killed when, and what the provider plays (drawn, and printed)
              --data FOLDER   where the database and the provider's books lie (a temporary folder, removed when nothing is wrong)
              --json          one JSON object a line""";

    /** What is killed. */
    public enum Victim {
        PROGRAM,
        DATABASE,
        PROVIDER
    }

    /** What a run came to. @param wrong each thing lost or doubled, in words */
    public record Result(
            long seed, Map<Victim, Integer> kills, java.util.List<String> wrong, long payments, long refunds) {

        public int killed() {
            return kills.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private static final int KILLS_OF_OTHERS_A_LIFE = 6;
    private static final Duration LONGEST_TO_A_STEP = Duration.ofSeconds(30);

    private final Path folder;
    private final long seed;
    private final Random random;
    private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);

    private Chaos(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
        this.random = new Random(seed);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        long minutes = 1;
        int most = Integer.MAX_VALUE;
        long seed = new Random().nextInt(1_000_000);
        boolean json = false;
        Path data = null;
        try {
            for (int i = 0; i < arguments.length; i++) {
                switch (arguments[i]) {
                    case "--minutes" -> minutes = number(arguments, ++i);
                    case "--kills" -> most = (int) number(arguments, ++i);
                    case "--seed" -> seed = number(arguments, ++i);
                    case "--data" -> data = Path.of(arguments[++i]);
                    case "--json" -> json = true;
                    default -> throw new IllegalArgumentException("Unknown option " + arguments[i] + ".");
                }
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + USAGE);
            System.exit(2);
        }
        var folder = data == null ? Files.createTempDirectory("wishwright-chaos-") : data;
        System.err.println("Killing by seed " + seed + " in " + folder);
        var result = run(folder, seed, Duration.ofMinutes(minutes), most);
        print(result, json);
        if (!result.wrong().isEmpty()) {
            result.wrong().forEach(System.err::println);
            System.err.println("Again: ./wishwright chaos --seed " + seed + "; what was there is kept in " + folder);
            System.exit(1);
        }
        if (data == null) {
            remove(folder);
        }
        System.exit(0);
    }

    /** Runs until the time or the kills are used up. @param folder empty or an earlier run's */
    public static Result run(Path folder, long seed, Duration time, int most) throws IOException, InterruptedException {
        try (var postgres = EmbeddedPostgres.open(folder.resolve("database"))) {
            return new Chaos(folder, seed).under(postgres, Instant.now().plus(time), most);
        }
    }

    private Result under(EmbeddedPostgres postgres, Instant until, int most) throws IOException, InterruptedException {
        var answers = folder.resolve("answers");
        Files.deleteIfExists(answers);
        Files.createFile(answers);
        long from = 1;
        while (Instant.now().isBefore(until) && killed() < most) {
            try (var program = ChaosProgram.start(folder, postgres, seed, from, answers)) {
                program.say("PAY");
                othersDie(program, postgres, most);
                programDies(program);
                from = Math.max(1, program.tried() - 8); // who was not answered tries again
            }
        }
        try (var program = ChaosProgram.start(folder, postgres, seed, from, answers)) {
            program.say("CHECK " + answers);
            var checked = program.checked();
            return new Result(seed, kills, checked.wrong(), checked.payments(), checked.refunds());
        }
    }

    private void othersDie(ChaosProgram program, EmbeddedPostgres postgres, int most) throws InterruptedException {
        for (int i = 0; i < KILLS_OF_OTHERS_A_LIFE && killed() < most - 1; i++) {
            Thread.sleep(200 + random.nextInt(600));
            if (random.nextInt(3) == 0) {
                kill(Victim.DATABASE, database(postgres));
            } else {
                kill(Victim.PROVIDER, program.provider().orElse(null));
            }
        }
    }

    /** Null while it is being started again: then there is nothing to kill. */
    private static @Nullable ProcessHandle database(EmbeddedPostgres postgres) {
        try {
            return ProcessHandle.of(postgres.processId()).orElse(null);
        } catch (UncheckedIOException | NumberFormatException | NoSuchElementException startingAgain) {
            return null;
        }
    }

    /** At a step of a payment, or at any moment. */
    private void programDies(ChaosProgram program) throws InterruptedException {
        int drawn = random.nextInt(PaymentStep.values().length + 1);
        if (drawn < PaymentStep.values().length) {
            program.say("HALT " + PaymentStep.values()[drawn] + " " + (1 + random.nextInt(20)));
            if (program.endsWithin(LONGEST_TO_A_STEP)) {
                kills.merge(Victim.PROGRAM, 1, Integer::sum);
                return;
            }
        } else {
            Thread.sleep(random.nextInt(1_000));
        }
        kill(Victim.PROGRAM, program.handle());
    }

    private void kill(Victim victim, @Nullable ProcessHandle process) {
        if (process != null && process.destroyForcibly()) {
            kills.merge(victim, 1, Integer::sum);
        }
    }

    private int killed() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static void print(Result result, boolean json) {
        var by = result.kills().entrySet().stream()
                .map(count -> count.getKey().name().toLowerCase(Locale.ROOT) + " " + count.getValue())
                .collect(Collectors.joining(", "));
        if (json) {
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"chaos\",\"measure\":\"kills\",\"value\":%d,\"unit\":\"kills\",\"better\":\"higher\","
                            + "\"of\":\"%s\",\"seed\":%d,\"payments\":%d,\"refunds\":%d}%n",
                    result.killed(),
                    by,
                    result.seed(),
                    result.payments(),
                    result.refunds());
            System.out.printf(
                    Locale.ROOT,
                    "{\"bench\":\"chaos\",\"measure\":\"lost-or-doubled\",\"value\":%d,\"unit\":\"movements\",\"better\":\"lower\"}%n",
                    result.wrong().size());
            return;
        }
        System.out.printf(Locale.ROOT, "kills            %d (%s), seed %d%n", result.killed(), by, result.seed());
        System.out.printf(
                Locale.ROOT,
                "lost-or-doubled  %d of %d payments and %d refunds%n",
                result.wrong().size(),
                result.payments(),
                result.refunds());
    }

    private static long number(String[] arguments, int index) {
        if (!arguments[index].matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException(arguments[index - 1] + " takes a whole number.");
        }
        return Long.parseLong(arguments[index]);
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
