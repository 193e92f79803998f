package org.wishwright.platform.files.work;

import java.nio.charset.StandardCharsets;

/** Whether the bytes within a 3D file are a picture of the type they claim, of a size that a browser unpacks without harm. */
final class GlbPicture {

    static final int LONGEST = 4096;

    private static final int PNG_HEAD = 24;
    private static final int WEBP_HEAD = 30;

    private GlbPicture() {}

    static boolean isSound(byte[] file, int at, int length, String type) {
        return switch (type) {
            case "image/png" -> length > PNG_HEAD && png(file, at);
            case "image/jpeg" -> jpeg(file, at, length);
            case "image/webp" -> length > WEBP_HEAD && webp(file, at);
            default -> false;
        };
    }

    private static boolean png(byte[] file, int at) {
        return text(file, at + 1, 3).equals("PNG")
                && text(file, at + 12, 4).equals("IHDR")
                && fits(big(file, at + 16, 4), big(file, at + 20, 4));
    }

    /** Walks from marker to marker until one says how large the picture is. */
    private static boolean jpeg(byte[] file, int at, int length) {
        int end = at + length;
        int next = at + 2;
        if (length < PNG_HEAD || big(file, at, 2) != 0xFFD8) {
            return false;
        }
        while (next + 9 < end && (file[next] & 0xff) == 0xff) {
            int marker = file[next + 1] & 0xff;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return fits(big(file, next + 7, 2), big(file, next + 5, 2));
            }
            next += 2 + (int) Math.max(2, big(file, next + 2, 2));
        }
        return false;
    }

    private static boolean webp(byte[] file, int at) {
        if (!text(file, at, 4).equals("RIFF") || !text(file, at + 8, 4).equals("WEBP")) {
            return false;
        }
        return switch (text(file, at + 12, 4)) {
            case "VP8X" -> fits(1 + little(file, at + 24, 3), 1 + little(file, at + 27, 3));
            case "VP8 " -> fits(little(file, at + 26, 2) & 0x3fff, little(file, at + 28, 2) & 0x3fff);
            case "VP8L" -> {
                long bits = little(file, at + 21, 4);
                yield fits(1 + (bits & 0x3fff), 1 + (bits >> 14 & 0x3fff));
            }
            default -> false;
        };
    }

    private static boolean fits(long width, long height) {
        return width >= 1 && height >= 1 && width <= LONGEST && height <= LONGEST;
    }

    private static String text(byte[] file, int at, int length) {
        return new String(file, at, length, StandardCharsets.ISO_8859_1);
    }

    private static long big(byte[] file, int at, int length) {
        long number = 0;
        for (int i = 0; i < length; i++) {
            number = number << 8 | file[at + i] & 0xff;
        }
        return number;
    }

    private static long little(byte[] file, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | file[at + i] & 0xff;
        }
        return number;
    }
}
