package org.wishwright.configuration.compiled;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Refusal;

/**
 * A selection in few bytes: the model's semantic hash (32 bytes), then for each module the number of its option counted from 1, or 0
 * while it is open, in as few bits as its last option needs, the highest bit first.
 */
final class PackedSelection {

    private static final int HASH_BYTES = 32;

    private PackedSelection() {}

    static byte[] pack(Selection selection, String modelHash) {
        var vocabulary = selection.vocabulary();
        var packed = ByteBuffer.allocate(size(vocabulary));
        packed.put(HexFormat.of().parseHex(modelHash));
        long pending = 0;
        int bits = 0;
        for (int m = 0; m < vocabulary.visible(); m++) {
            int width = width(vocabulary, m);
            pending = pending << width | selection.chosen(m) + 1;
            bits += width;
            for (; bits >= 8; bits -= 8) {
                packed.put((byte) (pending >>> bits - 8));
            }
        }
        if (bits > 0) {
            packed.put((byte) (pending << 8 - bits));
        }
        return withGiven(selection, packed.array());
    }

    /** Behind the options, module by module, what was given where that is more than an option: texts, files, fine numbers. */
    private static byte[] withGiven(Selection selection, byte[] options) {
        var vocabulary = selection.vocabulary();
        byte[] packed = options;
        for (int m = 0; m < vocabulary.visible(); m++) {
            if (selection.chosen(m) >= 0) {
                var given = selection.choice(vocabulary.module(m)).orElseThrow();
                if (!given.equals(vocabulary.option(m, selection.chosen(m)))) {
                    var text = given.getBytes(StandardCharsets.UTF_8);
                    packed = ByteBuffer.allocate(packed.length + 2 * Integer.BYTES + text.length)
                            .put(packed)
                            .putInt(m)
                            .putInt(text.length)
                            .put(text)
                            .array();
                }
            }
        }
        return packed;
    }

    private static int width(Vocabulary vocabulary, int module) {
        return Integer.SIZE
                - Integer.numberOfLeadingZeros(vocabulary.options(module).size());
    }

    private static int size(Vocabulary vocabulary) {
        int bits = 0;
        for (int m = 0; m < vocabulary.visible(); m++) {
            bits += width(vocabulary, m);
        }
        return HASH_BYTES + (bits + 7) / 8;
    }

    static Outcome<Selection> unpack(byte[] packed, Vocabulary vocabulary, String modelHash) {
        if (packed.length < HASH_BYTES
                || !Arrays.equals(packed, 0, HASH_BYTES, HexFormat.of().parseHex(modelHash), 0, HASH_BYTES)) {
            return Outcome.refused(Refusal.of(
                    "selection.other-model",
                    "These choices were made for another model or version; open them with that one."));
        }
        if (packed.length < size(vocabulary)) {
            return corrupt();
        }
        var choices = options(packed, vocabulary);
        return choices != null
                        && addGiven(packed, vocabulary, choices)
                        && Selection.of(vocabulary, choices) instanceof Accepted<Selection>(var selection)
                        && Arrays.equals(pack(selection, modelHash), packed)
                ? Outcome.accepted(selection)
                : corrupt();
    }

    /** Choices as options; null where a number is none. */
    private static @Nullable Map<String, String> options(byte[] packed, Vocabulary vocabulary) {
        var choices = new LinkedHashMap<String, String>();
        long pending = 0;
        int bits = 0;
        int next = HASH_BYTES;
        for (int m = 0; m < vocabulary.visible(); m++) {
            int width = width(vocabulary, m);
            for (; bits < width; bits += 8) {
                pending = pending << 8 | packed[next++] & 0xFF;
            }
            bits -= width;
            int option = (int) (pending >>> bits & (1L << width) - 1) - 1;
            if (option >= vocabulary.options(m).size()) {
                return null;
            }
            if (option >= 0) {
                choices.put(vocabulary.module(m), vocabulary.option(m, option));
            }
        }
        return choices;
    }

    private static boolean addGiven(byte[] packed, Vocabulary vocabulary, Map<String, String> choices) {
        var rest = ByteBuffer.wrap(packed, size(vocabulary), packed.length - size(vocabulary));
        while (rest.remaining() >= 2 * Integer.BYTES) {
            int module = rest.getInt();
            int length = rest.getInt();
            if (module < 0 || module >= vocabulary.visible() || length < 0 || length > rest.remaining()) {
                return false;
            }
            var text = new byte[length];
            rest.get(text);
            choices.put(vocabulary.module(module), new String(text, StandardCharsets.UTF_8));
        }
        return !rest.hasRemaining();
    }

    private static Outcome<Selection> corrupt() {
        return Outcome.refused(
                Refusal.of("selection.corrupt", "The stored choices are damaged; choose again from the start."));
    }
}
