package org.wishwright.configuration.compiled;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import org.wishwright.configuration.Selection;
import org.wishwright.configuration.Vocabulary;
import org.wishwright.kernel.Outcome;
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
        for (int m = 0; m < vocabulary.size(); m++) {
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
        return packed.array();
    }

    private static int width(Vocabulary vocabulary, int module) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(vocabulary.options(module).size());
    }

    private static int size(Vocabulary vocabulary) {
        int bits = 0;
        for (int m = 0; m < vocabulary.size(); m++) {
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
        if (packed.length != size(vocabulary)) {
            return corrupt();
        }
        var choices = new LinkedHashMap<String, String>();
        long pending = 0;
        int bits = 0;
        int next = HASH_BYTES;
        for (int m = 0; m < vocabulary.size(); m++) {
            int width = width(vocabulary, m);
            for (; bits < width; bits += 8) {
                pending = pending << 8 | packed[next++] & 0xFF;
            }
            bits -= width;
            int option = (int) (pending >>> bits & (1L << width) - 1) - 1;
            if (option >= vocabulary.options(m).size()) {
                return corrupt();
            }
            if (option >= 0) {
                choices.put(vocabulary.module(m), vocabulary.option(m, option));
            }
        }
        boolean padded = (pending & (1L << bits) - 1) == 0;
        return padded ? Selection.of(vocabulary, choices) : corrupt();
    }

    private static Outcome<Selection> corrupt() {
        return Outcome.refused(
                Refusal.of("selection.corrupt", "The stored choices are damaged; choose again from the start."));
    }
}
