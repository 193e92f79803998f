package org.wishwright.configuration.compiled;

import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes bytes fewer and back, the same on every machine: what was seen before becomes a length and a distance (LZ77), and every bit
 * is written by an arithmetic coder that learns how likely it is where (as LZMA does, in a form of its own). Tables of a car range
 * shrink to a fiftieth.
 */
final class Packing {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 1 << 16;
    private static final int CANDIDATES = 12;
    private static final int HASH_BITS = 18;
    private static final int TOP = 1 << 24;
    private static final int AT_FIRST = 1 << 16;
    private static final int EVEN = 1 << 11;
    private static final int CONTEXTS = 256;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** How likely the next bit is 0, of 4096, by what it says and what came before. */
    private final short[] literal = fresh(CONTEXTS * CONTEXTS);

    private final short[] isMatch = fresh(2);
    private final short[] isSame = fresh(2);
    private final short[] length = fresh(64 + 64 * 16);
    private final short[] distance = fresh(64 + 64 * 16);

    private Packing() {}

    private static short[] fresh(int size) {
        var even = new short[size];
        Arrays.fill(even, (short) EVEN);
        return even;
    }

    static byte[] pack(byte[] bytes) {
        return new Packing().packed(bytes);
    }

    /** Null where these are no packed bytes of that size. */
    static byte @Nullable [] unpack(byte[] packed, int from, int to, int size) {
        return new Packing().unpacked(new Decoder(packed, from, to), size);
    }

    private byte[] packed(byte[] bytes) {
        var out = new Encoder();
        var newest = new int[1 << HASH_BITS];
        Arrays.fill(newest, -1);
        var older = new int[bytes.length];
        int before = 0;
        int same = 0;
        int at = 0;
        while (at < bytes.length) {
            int repeated = same == 0 ? 0 : common(bytes, at - same, at);
            int best = repeated;
            int bestAt = at - same;
            if (at + SHORTEST <= bytes.length && repeated < 32) {
                int candidate = newest[hash(bytes, at)];
                for (int i = 0; i < CANDIDATES && candidate >= 0; i++, candidate = older[candidate]) {
                    int common = common(bytes, candidate, at);
                    if (common > best + (best == repeated ? 1 : 0)) {
                        best = common;
                        bestAt = candidate;
                    }
                }
            }
            if (best < SHORTEST) {
                out.bit(isMatch, before, 0);
                code(out, at == 0 ? 0 : bytes[at - 1] & 0xFF, bytes[at] & 0xFF);
                best = 1;
                before = 0;
            } else {
                out.bit(isMatch, before, 1);
                out.bit(isSame, before, at - bestAt == same ? 0 : 1);
                number(out, length, best - SHORTEST);
                if (at - bestAt != same) {
                    same = at - bestAt;
                    number(out, distance, same);
                }
                before = 1;
            }
            for (int end = at + best; at < end; at++) {
                if (at + SHORTEST <= bytes.length) {
                    int hash = hash(bytes, at);
                    older[at] = newest[hash];
                    newest[hash] = at;
                }
            }
        }
        return out.finish();
    }

    private static int hash(byte[] bytes, int at) {
        long five = 0;
        if (at + Long.BYTES <= bytes.length) {
            five = (long) EIGHT.get(bytes, at) >>> Long.SIZE - 8 * SHORTEST;
        } else {
            for (int i = 0; i < SHORTEST; i++) {
                five = five << 8 | bytes[at + i] & 0xFF;
            }
        }
        return (int) (five * 0x9E3779B97F4A7C15L >>> 64 - HASH_BITS);
    }

    private static int common(byte[] bytes, int earlier, int at) {
        int most = Math.min(bytes.length, at + LONGEST);
        int mismatch = Arrays.mismatch(bytes, earlier, earlier + (most - at), bytes, at, most);
        return mismatch < 0 ? most - at : mismatch;
    }

    private void code(Encoder out, int context, int value) {
        int node = 1;
        for (int bit = 7; bit >= 0; bit--) {
            out.bit(literal, context * CONTEXTS + node, value >> bit & 1);
            node = node << 1 | value >> bit & 1;
        }
    }

    /** How many bits it has, one by one, then its bits: the highest four below the first as learned, the others even. */
    private static void number(Encoder out, short[] model, int value) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(value);
        for (int i = 0; i < bits; i++) {
            out.bit(model, i, 1);
        }
        out.bit(model, bits, 0);
        int node = 1;
        for (int bit = bits - 2; bit >= 0; bit--) {
            int one = value >> bit & 1;
            if (node < 16) {
                out.bit(model, 64 + bits * 16 + node, one);
                node = node << 1 | one;
            } else {
                out.even(one);
            }
        }
    }

    private byte @Nullable [] unpacked(Decoder in, int size) {
        var bytes = new byte[Math.min(size, AT_FIRST)]; // grows with what is really there, whatever size is claimed
        int before = 0;
        int same = 0;
        int at = 0;
        while (at < size) {
            if (in.isBeyondEnd()) {
                return null;
            }
            if (in.bit(isMatch, before) == 0) {
                bytes = holding(at + 1, bytes, size);
                bytes[at] = (byte) decode(in, at == 0 ? 0 : bytes[at - 1] & 0xFF);
                at++;
                before = 0;
            } else {
                boolean fresh = in.bit(isSame, before) == 1;
                int count = number(in, length) + SHORTEST;
                same = fresh ? number(in, distance) : same;
                if (same <= 0 || same > at || count < 0 || count > size - at) {
                    return null;
                }
                bytes = holding(at + count, bytes, size);
                for (int end = at + count; at < end; at++) {
                    bytes[at] = bytes[at - same];
                }
                before = 1;
            }
        }
        return in.isAtEnd() ? bytes : null;
    }

    private static byte[] holding(int needed, byte[] bytes, int size) {
        return needed <= bytes.length
                ? bytes
                : Arrays.copyOf(bytes, (int) Math.min(size, Math.max(needed, 2L * bytes.length)));
    }

    private int decode(Decoder in, int context) {
        int node = 1;
        while (node < CONTEXTS) {
            node = node << 1 | in.bit(literal, context * CONTEXTS + node);
        }
        return node - CONTEXTS;
    }

    private static int number(Decoder in, short[] model) {
        int bits = 0;
        while (bits < Integer.SIZE && in.bit(model, bits) == 1) {
            bits++;
        }
        if (bits == 0 || bits == Integer.SIZE) {
            return bits == 0 ? 0 : Integer.MIN_VALUE;
        }
        int value = 1;
        int node = 1;
        for (int bit = bits - 2; bit >= 0; bit--) {
            int one;
            if (node < 16) {
                one = in.bit(model, 64 + bits * 16 + node);
                node = node << 1 | one;
            } else {
                one = in.even();
            }
            value = value << 1 | one;
        }
        return value;
    }

    /** Narrows an interval bit by bit; a carry runs back through what is written. */
    private static final class Encoder {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private long low;
        private int range = -1;
        private int pending;
        private int held = -1;

        void bit(short[] model, int at, int bit) {
            int bound = (range >>> 12) * model[at];
            if (bit == 0) {
                range = bound;
                model[at] += (short) (4096 - model[at] >> 5);
            } else {
                low += bound & 0xFFFFFFFFL;
                range -= bound;
                model[at] -= (short) (model[at] >> 5);
            }
            shift();
        }

        void even(int bit) {
            range >>>= 1;
            low += bit == 0 ? 0 : range & 0xFFFFFFFFL;
            shift();
        }

        private void shift() {
            while (Integer.compareUnsigned(range, TOP) < 0) {
                range <<= 8;
                write();
            }
        }

        private void write() {
            if (low < 0xFF000000L || low > 0xFFFFFFFFL) {
                int carry = (int) (low >>> 32);
                if (held >= 0) {
                    out.write(held + carry);
                }
                for (; pending > 0; pending--) {
                    out.write(0xFF + carry);
                }
                held = (int) (low >>> 24) & 0xFF;
            } else {
                pending++;
            }
            low = (low & 0xFFFFFF) << 8;
        }

        byte[] finish() {
            for (int i = 0; i < 5; i++) {
                write();
            }
            return out.toByteArray();
        }
    }

    /** What the encoder narrowed; behind the end it reads zeros. */
    private static final class Decoder {
        private final byte[] in;
        private final int end;
        private int next;
        private int range = -1;
        private int code;

        Decoder(byte[] in, int from, int to) {
            this.in = in;
            this.end = to;
            this.next = from;
            for (int i = 0; i < 4; i++) {
                read();
            }
        }

        private void read() {
            code = code << 8 | (next < end ? in[next] & 0xFF : 0);
            next++;
        }

        int bit(short[] model, int at) {
            int bound = (range >>> 12) * model[at];
            int bit;
            if (Integer.compareUnsigned(code, bound) < 0) {
                range = bound;
                model[at] += (short) (4096 - model[at] >> 5);
                bit = 0;
            } else {
                code -= bound;
                range -= bound;
                model[at] -= (short) (model[at] >> 5);
                bit = 1;
            }
            shift();
            return bit;
        }

        int even() {
            range >>>= 1;
            int bit = Integer.compareUnsigned(code, range) < 0 ? 0 : 1;
            code -= bit == 0 ? 0 : range;
            shift();
            return bit;
        }

        private void shift() {
            while (Integer.compareUnsigned(range, TOP) < 0) {
                range <<= 8;
                read();
            }
        }

        boolean isBeyondEnd() {
            return next > end;
        }

        boolean isAtEnd() {
            return next == end;
        }
    }
}
