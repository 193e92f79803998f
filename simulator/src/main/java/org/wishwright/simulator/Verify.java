package org.wishwright.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.StrictJson;
import org.wishwright.provenance.Checkpoint;
import org.wishwright.provenance.LogKeys;
import org.wishwright.provenance.NoteVerifier;
import org.wishwright.provenance.ReceiptFile;
import org.wishwright.provenance.SignedNote;
import org.wishwright.provenance.check.Finding;
import org.wishwright.provenance.check.LogCheck;
import org.wishwright.provenance.check.ReceiptCheck;
import org.wishwright.provenance.check.Trust;
import org.wishwright.provenance.check.Verdict;
import org.wishwright.simulator.verify.Place;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wishwright verify}: a stranger checks a receipt, or a whole log, and is told what is wrong and where. */
@Command(
        name = "./wishwright verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 120,
        description = {
            "Checks a receipt that somebody downloaded, or a whole log, without asking whoever wrote it:",
            "a file, a folder with a log's tiles, or the address of a running log (http://127.0.0.1:8080).",
            ""
        },
        footer = {
            "",
            "Ends with 0 where everything holds, with 1 where something does not (each line says what and where),",
            "with 2 when there is nothing to check."
        })
public final class Verify implements Callable<Integer> {

    private static final int WRONG = 1;
    private static final int NONSENSE = 2;
    private static final int MOST_KEYS = 1 << 20;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE|FOLDER|URL", description = "What to check.")
    private String what = "";

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = {
                "A key of the log that you trust: name+id+key as its page shows it, or a file that holds it.",
                "Without it the keys that are found are believed, and said."
            })
    private @Nullable String key;

    @Option(
            names = "--witness",
            paramLabel = "KEY",
            description = "A witness that must have cosigned; may be given more than once.")
    private List<String> witnesses = new ArrayList<>();

    @Option(
            names = "--since",
            paramLabel = "FILE",
            description = "A checkpoint or a receipt that you kept: the log must begin with what it was then.")
    private @Nullable Path since;

    @Option(
            names = "--of",
            paramLabel = "FILE",
            description = "A drawing that a timestamp receipt is about: the receipt must name its SHA-256.")
    private @Nullable Path of;

    @Option(names = "--save", paramLabel = "FOLDER", description = "Keep a copy of the log that was read.")
    private @Nullable Path save;

    @Option(names = "--json", description = "Print the verdict as one JSON object.")
    private boolean json;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Verify()).execute(arguments));
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try {
            var place = Place.of(what);
            var trust = trust();
            if (trust instanceof Outcome.Refused<Trust>(var refusal)) {
                return nonsense(refusal.sentence());
            }
            var found = verdict(save == null ? place : new Place.Saving(place, save), trust.orThrow());
            if (found.isEmpty()) {
                return nonsense("There is nothing to check at " + what
                        + ": give the file of a receipt, a folder with a log, or the address of one.");
            }
            print(out, found.get());
            return found.get().isPassed() ? 0 : WRONG;
        } catch (UncheckedIOException e) {
            return nonsense(what + " cannot be read: " + e.getCause());
        } catch (IllegalArgumentException e) {
            return nonsense(what + " is neither a path nor an address: " + e.getMessage());
        }
    }

    private Optional<Verdict> verdict(Place place, Trust trust) {
        if (!place.isLog()) {
            return place.file().map(bytes -> withFile(bytes, ReceiptCheck.of(bytes, trust)));
        }
        var note = place.read("checkpoint").map(Verify::text);
        var keys = place.read("keys")
                .map(bytes -> StrictJson.readObject(text(bytes), MOST_KEYS).flatMap(LogKeys::fromMembers));
        if (note.isEmpty() || keys.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (keys.get()) {
                    case Outcome.Refused<LogKeys>(var refusal) ->
                        new Verdict(
                                Optional.empty(),
                                List.of(),
                                List.of(new Finding(refusal.code(), "keys", refusal.sentence())));
                    case Outcome.Accepted<LogKeys>(var known) ->
                        LogCheck.of(note.get(), known, place, trust, this::progress);
                });
    }

    /** The verdict, and whether one of the receipt's facts is about the drawing that was given. */
    private Verdict withFile(byte[] receipt, Verdict verdict) {
        if (of == null || !verdict.isPassed()) {
            return verdict;
        }
        var hash = sha256(of);
        boolean named = ReceiptFile.fromJson(text(receipt)) instanceof Outcome.Accepted<ReceiptFile>(var read)
                && read.facts().stream()
                        .anyMatch(fact -> hash.equals(fact.fact().members().get("sha256")));
        var said = new ArrayList<>(verdict.said());
        said.add("SHA-256 of " + of + ": " + hash);
        return new Verdict(
                verdict.checkpoint(),
                said,
                named
                        ? List.of()
                        : List.of(new Finding(
                                "receipt.other-file", of.toString(), "The receipt is not about this file.")));
    }

    private static String sha256(Path file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private void progress(long leaves) {
        if (!json && leaves % 25_600 == 0) {
            spec.commandLine().getErr().println(leaves + " entries …");
        }
    }

    private Outcome<Trust> trust() {
        var trusted = new ArrayList<NoteVerifier>();
        for (var witness : witnesses) {
            var read = key(witness);
            if (read instanceof Outcome.Accepted<NoteVerifier>(var verifier)) {
                trusted.add(verifier);
            } else {
                return read.map(verifier -> Trust.NONE);
            }
        }
        Outcome<Trust> trust = Outcome.accepted(new Trust(Optional.empty(), trusted, Optional.empty()));
        if (key != null) {
            var text = key;
            trust = trust.flatMap(known -> key(text).map(known::withKey));
        }
        if (since != null) {
            var file = since;
            trust = trust.flatMap(known -> kept(file).map(known::withSince));
        }
        return trust;
    }

    private static Outcome<NoteVerifier> key(String text) {
        try {
            var file = text.contains("+") ? null : Path.of(text);
            return NoteVerifier.parse((file == null ? text : Files.readString(file)).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a kept file says the log was; whoever kept it believed it then, so its signature is not asked for again. */
    private static Outcome<Checkpoint> kept(Path file) {
        try {
            var text = Files.readString(file);
            var note = text.startsWith("{")
                    ? ReceiptFile.fromJson(text).map(ReceiptFile::checkpoint)
                    : Outcome.accepted(text);
            return note.flatMap(SignedNote::parse).flatMap(signed -> Checkpoint.parse(signed.text()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void print(PrintWriter out, Verdict verdict) {
        if (json) {
            var object = new LinkedHashMap<String, Object>();
            object.put("passed", verdict.isPassed());
            object.put("said", verdict.said());
            object.put(
                    "findings",
                    verdict.findings().stream()
                            .map(finding -> Map.of(
                                    "code", finding.code(), "where", finding.where(), "sentence", finding.sentence()))
                            .toList());
            out.println(CanonicalJson.write(object));
        } else {
            verdict.said().forEach(line -> out.println("  " + line));
            verdict.findings().forEach(finding -> out.println("✗ " + finding));
            out.println(verdict.isPassed() ? "✓ Everything holds." : "✗ Do not rely on it: " + count(verdict));
        }
        out.flush();
    }

    private static String count(Verdict verdict) {
        int found = verdict.findings().size();
        return found == 1 ? "one thing is wrong." : found + " things are wrong.";
    }

    private int nonsense(String sentence) {
        spec.commandLine().getErr().println(sentence);
        spec.commandLine().getErr().flush();
        return NONSENSE;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
