package org.wishwright.configuration.compiled;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;

/**
 * Compiled models as bytes, big-endian: the magic {@code WWCM}, an int version, a body, and the SHA-256 of all before it. In version 1
 * the body is the model text without names as length and UTF-8, the number of nodes and of edges, by node a byte (1 or, 0 and), by
 * node a long amount, by node the int end of its children, the children's int ids. In version 2 it is the size of that and its bytes
 * as {@link Packing} makes them fewer. Both are read for ever.
 */
final class ArtefactFormat {

    private static final int MAGIC = 0x5757434D;
    private static final int PLAIN = 1;
    private static final int PACKED = 2;
    /** Of a body, unpacked: 256 MB. */
    private static final int LARGEST = 1 << 28;

    private static final int CHECKSUM_BYTES = 32;
    private static final long LARGEST_AMOUNT = 1L << 52;

    private ArtefactFormat() {}

    record Artefact(Model model, Circuit circuit) {}

    static byte[] write(Model model, Circuit circuit) {
        var text = ModelText.write(model).getBytes(StandardCharsets.UTF_8);
        var out = ByteBuffer.allocate(12 + text.length + circuit.nodes() * 13 + circuit.edges() * 4);
        out.putInt(text.length).put(text);
        out.putInt(circuit.nodes()).putInt(circuit.edges());
        for (boolean any : circuit.any()) {
            out.put((byte) (any ? 1 : 0));
        }
        for (long amount : circuit.amount()) {
            out.putLong(amount);
        }
        for (int n = 1; n <= circuit.nodes(); n++) {
            out.putInt(circuit.childStart()[n]);
        }
        for (int child : circuit.child()) {
            out.putInt(child);
        }
        return whole(out.array());
    }

    private static byte[] whole(byte[] body) {
        boolean packs = body.length <= LARGEST;
        var stored = packs ? Packing.pack(body) : body;
        var out = ByteBuffer.allocate((packs ? 12 : 8) + stored.length + CHECKSUM_BYTES);
        out.putInt(MAGIC).putInt(packs ? PACKED : PLAIN);
        if (packs) {
            out.putInt(body.length);
        }
        out.put(stored);
        out.put(CompiledModel.sha256(out.array(), out.position()));
        return out.array();
    }

    static Outcome<Artefact> read(byte[] bytes) {
        int body = bytes.length - CHECKSUM_BYTES;
        if (body < 20) {
            return corrupt("it is cut off");
        }
        var in = ByteBuffer.wrap(bytes, 0, body);
        if (in.getInt() != MAGIC) {
            return corrupt("it is no compiled model");
        }
        int version = in.getInt();
        if (version != PLAIN && version != PACKED) {
            return corrupt("its version is " + version + ", not " + PLAIN + " or " + PACKED);
        }
        if (!Arrays.equals(CompiledModel.sha256(bytes, body), 0, CHECKSUM_BYTES, bytes, body, bytes.length)) {
            return corrupt("its checksum is wrong");
        }
        try {
            return version == PLAIN ? read(in) : unpacked(in);
        } catch (BufferUnderflowException e) {
            return corrupt("it is cut off");
        }
    }

    private static Outcome<Artefact> unpacked(ByteBuffer in) {
        int size = in.getInt();
        if (size < 0 || size > LARGEST) {
            return corrupt("its size is out of bounds");
        }
        var body = Packing.unpack(in.array(), in.position(), in.limit(), size);
        return body == null ? corrupt("its packing is broken") : read(ByteBuffer.wrap(body));
    }

    private static Outcome<Artefact> read(ByteBuffer in) {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            return corrupt("its model is cut off");
        }
        var text = new byte[length];
        in.get(text);
        return switch (ModelText.read(text)) {
            case Refused<Model>(Refusal refusal) -> corrupt("its model does not read: " + refusal.sentence());
            case Accepted<Model>(Model model) -> circuit(in, model.withoutTexts());
        };
    }

    private static Outcome<Artefact> circuit(ByteBuffer in, Model model) {
        int nodes = in.getInt();
        int edges = in.getInt();
        if (nodes < 1 || edges < 1 || in.remaining() != nodes * 13L + edges * 4L) {
            return corrupt("its size does not fit its nodes and edges");
        }
        var any = new boolean[nodes];
        for (int n = 0; n < nodes; n++) {
            any[n] = in.get() == 1;
        }
        var amount = new long[nodes];
        for (int n = 0; n < nodes; n++) {
            amount[n] = in.getLong();
        }
        var childStart = new int[nodes + 1];
        for (int n = 1; n <= nodes; n++) {
            childStart[n] = in.getInt();
        }
        var child = new int[edges];
        for (int e = 0; e < edges; e++) {
            child[e] = in.getInt();
        }
        var literals = Literals.of(model, Vocabulary.of(model));
        var circuit = new Circuit(literals.count(), any, amount, childStart, child);
        return isSound(circuit) && speaksOfAllModulesOnce(circuit, literals)
                ? Outcome.accepted(new Artefact(model, circuit))
                : corrupt("its circuit is not sound");
    }

    private static boolean isSound(Circuit circuit) {
        for (int n = 0; n < circuit.nodes(); n++) {
            int start = circuit.childStart()[n];
            int end = circuit.childStart()[n + 1];
            boolean bounded = Math.abs(circuit.amount()[n]) <= LARGEST_AMOUNT && circuit.amount()[n] != Long.MIN_VALUE;
            if (start > end || end > circuit.edges() || circuit.any()[n] && start == end || !bounded) {
                return false;
            }
            for (int e = start; e < end; e++) {
                if (circuit.child()[e] < 0 || circuit.child()[e] >= circuit.literals() + n) {
                    return false;
                }
            }
        }
        return circuit.childStart()[circuit.nodes()] == circuit.edges();
    }

    /** Smooth and decomposable: alternatives speak of the same modules, parts of different ones, the root of all. */
    private static boolean speaksOfAllModulesOnce(Circuit circuit, Literals literals) {
        var moduleOf = literals.moduleOf();
        var modules = new BitSet[circuit.literals() + circuit.nodes()];
        for (int l = 0; l < circuit.literals(); l++) {
            modules[l] = new BitSet();
            modules[l].set(moduleOf[l]);
        }
        for (int n = 0; n < circuit.nodes(); n++) {
            var all = new BitSet();
            for (int e = circuit.childStart()[n]; e < circuit.childStart()[n + 1]; e++) {
                var child = modules[circuit.child()[e]];
                boolean first = e == circuit.childStart()[n];
                if (circuit.any()[n] ? !first && !all.equals(child) : all.intersects(child)) {
                    return false;
                }
                all.or(child);
            }
            modules[circuit.literals() + n] = all;
        }
        return modules[modules.length - 1].cardinality() == literals.modules();
    }

    private static Outcome<Artefact> corrupt(String reason) {
        return Outcome.refused(Refusal.of(
                "model.artefact-corrupt",
                "The compiled model cannot be used: " + reason + ". Compile the model again.",
                "reason",
                reason));
    }
}
