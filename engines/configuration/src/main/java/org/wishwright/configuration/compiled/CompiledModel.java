package org.wishwright.configuration.compiled;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Evaluator;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.compiled.clauses.ClauseCompiler;
import org.wishwright.configuration.compiled.clauses.DecisionCircuit;
import org.wishwright.kernel.Outcome;

/**
 * A model ready to answer. Immutable and safe for any number of threads; asking takes no lock. Holds the model without its texts, so
 * that what was sold can be evaluated from these bytes alone.
 */
public final class CompiledModel {

    private final Evaluator evaluator;
    private final Circuit circuit;
    private final Layers layers;
    private final Literals literals;
    private final Pricing pricing;
    private final boolean apart;
    /** Whether all products cost the same. */
    private final boolean alike;

    private final OptionSet nothing;
    /** One pass's arrays at rest; whoever finds none makes its own. */
    private final AtomicReference<@Nullable Scratch> scratch = new AtomicReference<>();

    private final AtomicReference<Scratch.@Nullable OfInts> ints = new AtomicReference<>();
    private final AtomicReference<@Nullable Lanes> restingLanes = new AtomicReference<>();

    private final byte[] bytes;
    private final String hash;

    private CompiledModel(Evaluator evaluator, Circuit circuit, byte[] bytes) {
        this.evaluator = evaluator;
        this.circuit = circuit;
        this.layers = Layers.of(circuit);
        this.literals = Literals.of(evaluator.model(), evaluator.vocabulary());
        this.pricing = Pricing.of(layers, literals);
        this.apart = !pricing.fits(literals);
        this.alike = !apart && Breaks.suits(layers, pricing, literals);
        this.nothing = OptionSet.none(evaluator.vocabulary());
        this.bytes = bytes;
        this.hash = HexFormat.of().formatHex(sha256(bytes, bytes.length));
    }

    static CompiledModel of(Model model, Circuit circuit) {
        return new CompiledModel(new Evaluator(model), circuit, ArtefactFormat.write(model, circuit));
    }

    /**
     * Reads what {@link #toBytes} wrote; anything else is refused as {@code model.artefact-corrupt}. Structure is verified in full; that
     * the circuit agrees with the rules is not, so take bytes only from where {@link #hash} was kept.
     */
    public static Outcome<CompiledModel> fromBytes(byte[] bytes) {
        return ArtefactFormat.read(bytes)
                .map(read -> new CompiledModel(new Evaluator(read.model()), read.circuit(), bytes.clone()));
    }

    /** Versioned and checksummed; the same for the same model on every machine. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Lower-case hex SHA-256 of {@link #toBytes()}. */
    public String hash() {
        return hash;
    }

    /** The model without its texts. */
    public Model model() {
        return evaluator.model();
    }

    /** {@link org.wishwright.configuration.SemanticHash} of the model. */
    public String modelHash() {
        return evaluator.modelHash();
    }

    public Vocabulary vocabulary() {
        return evaluator.vocabulary();
    }

    public Selection emptySelection() {
        return Selection.empty(vocabulary());
    }

    /** @param selection of this model's vocabulary; another's throws {@link IllegalArgumentException} */
    public Answer ask(Selection selection) {
        return ask(selection, nothing);
    }

    /**
     * As {@link #ask(Selection)} while some options are not on offer: as if the model had no such options.
     *
     * @param excluded of this model's vocabulary
     */
    public Answer ask(Selection selection, OptionSet excluded) {
        check(selection.vocabulary(), "selection");
        check(excluded.vocabulary(), "set of options");
        var question = Question.of(literals, selection, excluded);
        return new CircuitAnswer(this, selection, question, totals(question));
    }

    /**
     * Valid and possible for many shoppers in one pass, each selection one bit: about as fast for 64 as for one.
     *
     * @param selections 64 at most, of this model's vocabulary
     */
    public Domains domains(List<Selection> selections) {
        var lanes = restingLanes.getAndSet(null);
        if (lanes == null || selections.size() > Lanes.MOST) {
            lanes = lanes(Math.max(Lanes.MOST, selections.size()));
        }
        for (int i = 0; i < selections.size(); i++) {
            check(selections.get(i).vocabulary(), "selection");
        }
        lanes.choose(selections);
        var domains = lanes.ask(selections.size());
        restingLanes.set(lanes);
        return domains;
    }

    /** Shoppers whose choices come one by one, all open at first. For one thread. */
    public Lanes lanes(int shoppers) {
        return new Lanes(this, shoppers);
    }

    /**
     * Changes one choice and keeps of the others what still fits: each in its turn where it goes with the change and with all that was
     * kept before it. Refused as {@code selection.unknown-option}, or {@code selection.impossible-option} where no product has the
     * changed option at all.
     *
     * @param choices module to option, in the order they were made
     */
    public Outcome<Kept> change(SequencedMap<String, String> choices, String module, String option) {
        return Kept.of(this, choices, module, option);
    }

    /** A session: the model's hash and the choices in few bytes, for {@link #unpack}. */
    public byte[] pack(Selection selection) {
        check(selection.vocabulary(), "selection");
        return PackedSelection.pack(selection, modelHash());
    }

    /** The selection that {@link #pack} made bytes of; refused as {@code selection.other-model} or {@code selection.corrupt}. */
    public Outcome<Selection> unpack(byte[] packed) {
        return PackedSelection.unpack(packed, vocabulary(), modelHash());
    }

    private BestTotals totals(Question question) {
        if (apart) {
            return PairTotals.of(layers, question);
        }
        if (alike) {
            var resting = ints.getAndSet(null);
            var arrays = resting == null ? new Scratch.OfInts(layers.size()) : resting;
            var breaks = Breaks.of(layers, pricing, question, arrays);
            ints.set(arrays);
            return breaks;
        }
        var resting = scratch.getAndSet(null);
        var arrays = resting == null ? new Scratch(layers.size()) : resting;
        var totals = Totals.of(layers, pricing, question, arrays);
        scratch.set(arrays);
        return totals;
    }

    private void check(Vocabulary other, String what) {
        if (!other.equals(vocabulary())) {
            throw new IllegalArgumentException("The " + what + " is of another model");
        }
    }

    /** Position of the module. */
    int known(String module) {
        int m = vocabulary().indexOf(module);
        if (m < 0) {
            throw new IllegalArgumentException("No module " + module);
        }
        return m;
    }

    /** The option's literal. */
    int known(String module, String option) {
        int m = known(module);
        int o = vocabulary().indexOf(m, option);
        if (o < 0) {
            throw new IllegalArgumentException("No option " + module + "=" + option);
        }
        return literals.first()[m] + o;
    }

    /** The configuration of these choices, refused as {@link Evaluator#configuration(Map)} does, naming the broken rules. */
    public Outcome<Configuration> complete(Map<String, String> all) {
        return evaluator.configuration(all);
    }

    /** As {@link #complete(Map)}, as of a day in the maker's time zone. */
    public Outcome<Configuration> complete(Map<String, String> all, LocalDate day) {
        return evaluator.configuration(all, day);
    }

    /** What may be chosen, without prices; its literals are the options, module after module. */
    public DecisionCircuit circuit() {
        return new DecisionCircuit(circuit.literals(), circuit.any(), circuit.childStart(), circuit.child());
    }

    /** The way in which the compiler takes this model. */
    public Mode mode() {
        return ClauseCompiler.suits(model()) ? Mode.CLAUSES : Mode.TABLES;
    }

    public int nodes() {
        return circuit.nodes();
    }

    public int edges() {
        return circuit.edges();
    }

    Evaluator evaluator() {
        return evaluator;
    }

    Literals literals() {
        return literals;
    }

    Layers layers() {
        return layers;
    }

    static byte[] sha256(byte[] bytes, int length) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
