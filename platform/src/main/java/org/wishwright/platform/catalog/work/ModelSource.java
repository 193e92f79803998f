package org.wishwright.platform.catalog.work;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.platform.catalog.store.DraftStore;

/** Models by the hash of the text they were written in. */
@Component
class ModelSource {

    private static final int MOST_KEPT = 32;

    private final DraftStore drafts;
    private final Shelf<String, Model> kept = new Shelf<>(MOST_KEPT);

    ModelSource(DraftStore drafts) {
        this.drafts = drafts;
    }

    /** The model of a text that was accepted when it was stored. */
    Model model(String sourceHash) {
        return kept.get(
                sourceHash, () -> ModelText.read(drafts.source(sourceHash)).orThrow());
    }

    static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
