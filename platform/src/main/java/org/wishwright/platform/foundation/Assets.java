package org.wishwright.platform.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Addresses of our own files under {@code /assets/} that change with their content, so that browsers may keep them. */
final class Assets {

    private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_-]+(?:[./][a-zA-Z0-9_-]+)*");

    private Assets() {}

    /** @param file as in {@code wishwright.css}, one of those in the program */
    static String address(String file) {
        return ADDRESSES.computeIfAbsent(file, Assets::withHash);
    }

    /** Whether an address with this version shows the file as it is now. */
    static boolean isCurrent(String file, String version) {
        return NAME.matcher(file).matches()
                && Assets.class.getResource("/static/assets/" + file) != null
                && address(file).endsWith("?v=" + version);
    }

    private static String withHash(String file) {
        try (var resource = Assets.class.getResourceAsStream("/static/assets/" + file)) {
            if (resource == null) {
                throw new IllegalArgumentException("There is no asset '" + file + "'. Maybe add it to static/assets/.");
            }
            return "/assets/" + file + "?v=" + hash(resource.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A short name for a content. */
    static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK knows SHA-256", e);
        }
    }
}
