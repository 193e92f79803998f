package org.wishwright.configuration.compiled;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Evaluator;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.kernel.Outcome;

/**
 * A model ready to answer. Immutable and safe for any number of threads; asking takes no lock. Holds the model without its texts, so
 * that what was sold can be evaluated from these bytes alone.
 */
public final class CompiledModel {

    private final Evaluator evaluator;
    private final Circuit circuit;
    private final Literals literals;
    private final byte[] bytes;
    private final String hash;

    private CompiledModel(Evaluator evaluator, Circuit circuit, byte[] bytes) {
        this.evaluator = evaluator;
        this.circuit = circuit;
        this.literals = Literals.of(evaluator.model(), evaluator.vocabulary());
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
        if (!selection.vocabulary().equals(vocabulary())) {
            throw new IllegalArgumentException("The selection is of another model");
        }
        return new CircuitAnswer(this, selection);
    }

    /** The configuration of these choices, refused as {@link Evaluator#configuration(Map)} does, naming the broken rules. */
    public Outcome<Configuration> complete(Map<String, String> all) {
        return evaluator.configuration(all);
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

    Circuit circuit() {
        return circuit;
    }

    Literals literals() {
        return literals;
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
