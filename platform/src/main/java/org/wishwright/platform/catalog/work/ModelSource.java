package org.wishwright.platform.catalog.work;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.stereotype.Component;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.Models;
import org.wishwright.platform.catalog.store.DraftStore;

/** Models by the hash of the text they were written in. */
@Component
class ModelSource {

    private static final int MOST_KEPT = 32;

    private final DraftStore drafts;
    private final PartModels parts;
    private final Shelf<String, Model> kept = new Shelf<>(MOST_KEPT);

    ModelSource(DraftStore drafts, PartModels parts) {
        this.parts = parts;
        this.drafts = drafts;
    }

    /** The model of a text that was accepted when it was stored. */
    Model model(String sourceHash) {
        return kept.get(
                sourceHash,
                () -> ModelText.read(drafts.source(sourceHash), parts()).orThrow());
    }

    /** Models that may be parts of others: by the hash of their text, so that what was sold stays what it was. */
    Models parts() {
        return parts.byHash();
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
