package org.wishwright.platform.foundation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Where modules find the library for three dimensions; the policy of every page allows this one inline text by its hash. */
public final class ImportMap {

    /** The whole content of the {@code script} element. */
    public static final String TEXT = "{\"imports\":{\"three\":\"/webjars/three/0.181.1/build/three.module.min.js\","
            + "\"three/addons/\":\"/webjars/three/0.181.1/examples/jsm/\"}}";

    private ImportMap() {}

    /** As a source of a content security policy. */
    public static String policySource() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK knows SHA-256", e);
        }
    }
}
