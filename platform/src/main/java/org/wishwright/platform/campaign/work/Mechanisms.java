package org.wishwright.platform.campaign.work;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wishwright.kernel.CanonicalJson;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.RefusedException;
import org.wishwright.kernel.StrictJson;
import org.wishwright.market.Input;
import org.wishwright.market.Market;
import org.wishwright.market.Mechanism;
import org.wishwright.market.Rules;
import org.wishwright.market.Run;
import org.wishwright.platform.campaign.Campaign;

/** The engine's mechanisms, and what is written of them in the database, read. */
public final class Mechanisms {

    /** The longest rules and the longest input, as canonical JSON. */
    public static final int MOST_CHARS = 200_000;

    private static final Map<String, Mechanism<?>> ALL =
            Market.mechanisms().stream().collect(Collectors.toUnmodifiableMap(Mechanism::code, Function.identity()));

    private Mechanisms() {}

    /** Refused as {@code market.mechanism-unknown}. */
    public static Mechanism<?> of(String code) {
        var known = ALL.get(code);
        return known == null ? Market.mechanism(code).orThrow() : known;
    }

    public static Rules rules(Campaign campaign) {
        return judged(of(campaign.mechanism()), campaign.rules()).orThrow();
    }

    /** Rules of a draft, judged. */
    public static Outcome<? extends Rules> judged(Mechanism<?> mechanism, String rules) {
        return read(mechanism, rules);
    }

    private static <R extends Rules> Outcome<R> read(Mechanism<R> mechanism, String rules) {
        return StrictJson.readObject(rules, MOST_CHARS).flatMap(json -> Market.rules(mechanism, json));
    }

    static Run begin(Campaign campaign) {
        return begin(of(campaign.mechanism()), campaign);
    }

    private static <R extends Rules> Run begin(Mechanism<R> mechanism, Campaign campaign) {
        return Market.begin(mechanism, read(mechanism, campaign.rules()).orThrow(), campaign.seed());
    }

    static Input input(Campaign campaign, String what) {
        return StrictJson.readObject(what, MOST_CHARS)
                .flatMap(json -> Market.input(of(campaign.mechanism()), json))
                .orThrow();
    }

    static String written(Input input) {
        return CanonicalJson.write(Market.json((Record) input));
    }

    /** What the log says of a hidden input. */
    static String hidden(String commitment) {
        return CanonicalJson.write(Map.of("kind", "hidden", "commitment", commitment));
    }

    /** Whether rules may take the place of others; the sentence of {@code market.rules-fixed} says what still may change. */
    static void refuseEdit(Campaign campaign, String changed) {
        refuseEdit(of(campaign.mechanism()), campaign, changed);
    }

    private static <R extends Rules> void refuseEdit(Mechanism<R> mechanism, Campaign campaign, String changed) {
        var before = read(mechanism, campaign.rules()).orThrow();
        var after = StrictJson.readObject(changed, MOST_CHARS)
                .flatMap(json -> Market.rules(mechanism, json))
                .orThrow();
        var stage = new org.wishwright.market.Stage.Own(campaign.summary().stage());
        if (Market.edit(mechanism, stage, before, after) instanceof Outcome.Refused<R>(var refusal)) {
            throw new RefusedException(Objects.requireNonNull(refusal));
        }
    }
}
