package org.wishwright.configuration.format.featureide;

import java.util.Currency;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.uvl.UvlImports;
import org.wishwright.configuration.format.uvl.UvlReader;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/**
 * Reads a model from the XML that FeatureIDE saves: its tree and constraints mean what the same tree and constraints mean in UVL.
 * Refused as {@code model.featureide-invalid} with {@code line} and {@code reason}; document types and entities are never read.
 */
public final class FeatureIdeReader {

    public static final int MOST_BYTES = 16 << 20;

    private FeatureIdeReader() {}

    /** @param currency of the model, as the file knows no money */
    public static Outcome<Model> read(String id, byte[] xml, Currency currency) {
        try {
            return UvlReader.model(id, FeatureIdeXml.read(xml), UvlImports.none(), currency);
        } catch (FeatureIdeProblem problem) {
            return Outcome.refused(problem.refusal());
        }
    }

    /** Carries the first problem to the door. */
    static final class FeatureIdeProblem extends Exception {

        private static final long serialVersionUID = 1L;

        private final int line;
        private final String reason;

        FeatureIdeProblem(int line, String reason) {
            super(reason, null, false, false);
            this.line = line;
            this.reason = reason;
        }

        Refusal refusal() {
            return Refusal.of(
                    "model.featureide-invalid",
                    (line > 0 ? "Line " + line : "The file") + ": " + reason + " Nothing was imported.",
                    "line",
                    line,
                    "reason",
                    reason);
        }
    }
}
