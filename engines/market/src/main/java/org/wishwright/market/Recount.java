package org.wishwright.market;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.StrictJson;

/**
 * A campaign as one canonical JSON text (RFC 8785), and its repetition by anybody: {@code format} {@value #FORMAT},
 * {@code mechanism}, {@code rules}, {@code seed} (a text), {@code until} (the instant), {@code inputs} (each with
 * {@code seq}, {@code at}, {@code by}, {@code what}) and {@code outcome}, the {@link State}. Everybody appears under a
 * pseudonym.
 */
public final class Recount {

    public static final String FORMAT = "wishwright-campaign-1";

    private Recount() {}

    /**
     * What a repetition says.
     *
     * @param equal whether the outcome in the file is, bit for bit, what its rules and inputs give
     * @param stated the outcome in the file, canonical
     * @param recounted what came out here, canonical
     */
    public record Verdict(boolean equal, State state, String stated, String recounted) {}

    /** The file of a campaign with its outcome. */
    public static <R extends Rules> String write(
            Mechanism<R> mechanism, R rules, List<Logged> inputs, Instant until, long seed) {
        return write(mechanism, rules, inputs, until, seed, Map.of());
    }

    /**
     * The file of a campaign with its outcome.
     *
     * @param nonces of inputs that were {@link Hidden}, by sequence number: each stands with its input as {@code
     *     nonce}, so that anybody can compare it with the commitment in the log
     */
    public static <R extends Rules> String write(
            Mechanism<R> mechanism, R rules, List<Logged> inputs, Instant until, long seed, Map<Long, String> nonces) {
        var file = new LinkedHashMap<String, Object>();
        file.put("format", FORMAT);
        file.put("mechanism", mechanism.code());
        file.put("rules", Market.json((Record) rules));
        file.put("seed", Long.toString(seed));
        file.put("until", until.toString());
        file.put(
                "inputs",
                inputs.stream()
                        .map(input -> json(input, nonces.get(input.seq())))
                        .toList());
        file.put("outcome", Market.json(Market.fold(mechanism, rules, inputs, until, seed)));
        return CanonicalJson.write(file);
    }

    private static Map<String, Object> json(Logged input, @Nullable String nonce) {
        var json = new LinkedHashMap<String, Object>();
        json.put("seq", input.seq());
        json.put("at", input.at().toString());
        json.put("by", input.by().text());
        json.put("what", Market.json((Record) input.what()));
        if (nonce != null) {
            json.put("nonce", nonce);
        }
        return json;
    }

    /**
     * Repeats a file.
     *
     * @param maxChars the longest file that is read
     * @return refused as {@code json.malformed}, {@code json.too-long}, {@code market.file-malformed}, {@code
     *     market.mechanism-unknown}, or with what is wrong with its rules or an input
     */
    public static Outcome<Verdict> repeat(String text, int maxChars) {
        return StrictJson.readObject(text, maxChars).flatMap(Recount::repeat);
    }

    private static Outcome<Verdict> repeat(Map<String, @Nullable Object> file) {
        if (!FORMAT.equals(file.get("format"))
                || !(file.get("mechanism") instanceof String code)
                || !(file.get("outcome") instanceof Map<?, ?> outcome)) {
            return malformed("format, mechanism or outcome");
        }
        return Market.mechanism(code).flatMap(mechanism -> repeat(mechanism, file, CanonicalJson.write(outcome)));
    }

    private static <R extends Rules> Outcome<Verdict> repeat(
            Mechanism<R> mechanism, Map<String, @Nullable Object> file, String stated) {
        if (!(file.get("rules") instanceof Map<?, ?> rules)
                || !(file.get("seed") instanceof String seed)
                || !(file.get("until") instanceof String until)
                || !(file.get("inputs") instanceof List<?> inputs)) {
            return malformed("rules, seed, until or inputs");
        }
        return RecordJson.read(mechanism.rulesType(), texts(rules))
                .flatMap(read -> inputs(mechanism, inputs).flatMap(logged -> {
                    try {
                        var state = Market.fold(mechanism, read, logged, Instant.parse(until), Long.parseLong(seed));
                        var recounted = CanonicalJson.write(Market.json(state));
                        return Outcome.accepted(new Verdict(recounted.equals(stated), state, stated, recounted));
                    } catch (DateTimeParseException | NumberFormatException e) {
                        return malformed("seed or until");
                    }
                }));
    }

    private static Outcome<List<Logged>> inputs(Mechanism<?> mechanism, List<?> inputs) {
        var logged = new ArrayList<Logged>(inputs.size());
        long last = 0;
        for (var input : inputs) {
            if (!(input instanceof Map<?, ?> members)
                    || !(members.get("seq") instanceof Long seq)
                    || !(members.get("at") instanceof String at)
                    || !(members.get("by") instanceof String by)
                    || !(members.get("what") instanceof Map<?, ?> what)
                    || seq <= last
                    || !Alias.fits(by)) {
                return malformed("the input after " + last);
            }
            last = seq;
            switch (Market.input(mechanism, texts(what))) {
                case Refused<Input>(var refusal) -> {
                    return Outcome.refused(refusal);
                }
                case Accepted<Input>(var read) -> {
                    try {
                        logged.add(new Logged(seq, Instant.parse(at), new Alias(by), read));
                    } catch (DateTimeParseException e) {
                        return malformed("the instant of input " + seq);
                    }
                }
            }
        }
        return Outcome.accepted(logged);
    }

    @SuppressWarnings("unchecked") // StrictJson's objects have texts for keys
    private static Map<String, ?> texts(Map<?, ?> object) {
        return (Map<String, ?>) object;
    }

    private static <T> Outcome<T> malformed(String what) {
        return Outcome.refused(Refusal.of(
                "market.file-malformed",
                "This is no campaign's file of the format {format}: look at {what}.",
                "format",
                FORMAT,
                "what",
                what));
    }
}
