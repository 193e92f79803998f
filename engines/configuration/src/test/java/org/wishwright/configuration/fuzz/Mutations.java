package org.wishwright.configuration.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damages files: cut off, bytes changed, pieces of one put into another, numbers and signs that parsers stumble over. */
final class Mutations {

    private static final List<String> PIECES = List.of(
            "\0",
            "\n",
            "\t",
            "\r",
            "\uFEFF",
            "\"",
            "'",
            ",",
            ";",
            "|",
            "<",
            ">",
            "&",
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            "-",
            "0",
            "9223372036854775808",
            "-2147483649",
            "1e999",
            "NaN",
            "0.0000000001",
            "愿",
            "😀",
            "\u202E",
            "\uD800",
            "]]>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]>",
            "\\u0000",
            "null",
            "true");

    private final List<byte[]> seeds;
    private final Random random;

    Mutations(List<byte[]> seeds, long seed) {
        this.seeds = seeds;
        this.random = new Random(seed);
    }

    byte[] next() {
        var file = any(seeds);
        for (int k = random.nextInt(4); k >= 0; k--) {
            file = damaged(file);
        }
        return file;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private byte[] damaged(byte[] file) {
        int from = random.nextInt(file.length + 1);
        int to = Math.min(file.length, from + random.nextInt(20));
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(file, from);
            case 1 -> replaced(file, from, Math.min(file.length, from + 1), new byte[] {(byte) random.nextInt(256)});
            case 2 -> replaced(file, from, from, any(PIECES).getBytes(StandardCharsets.UTF_8));
            case 3 -> replaced(file, from, to, any(PIECES).getBytes(StandardCharsets.UTF_8));
            case 4 -> replaced(file, from, to, new byte[0]);
            case 5 -> replaced(file, from, from, Arrays.copyOfRange(file, from, to));
            default -> replaced(file, from, file.length, ending(any(seeds)));
        };
    }

    private byte[] ending(byte[] of) {
        return Arrays.copyOfRange(of, random.nextInt(of.length + 1), of.length);
    }

    private static byte[] replaced(byte[] file, int from, int to, byte[] by) {
        var result = new byte[file.length - (to - from) + by.length];
        System.arraycopy(file, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(file, to, result, from + by.length, file.length - to);
        return result;
    }
}
