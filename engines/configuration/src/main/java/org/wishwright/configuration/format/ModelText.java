package org.wishwright.configuration.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.wishwright.configuration.Model;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** The model text, which the package's page specifies: what a maker keeps in a file and reads in a diff. */
public final class ModelText {

    static final int MOST_BYTES = 64 << 20;

    private ModelText() {}

    /**
     * Refused whole as {@code model.text-too-large}, or as {@code model.text-invalid} with {@code line} and {@code reason} of the
     * first problem, the {@code count} of all, and {@code problems}: the first 20, one {@code line: reason} a line.
     */
    public static Outcome<Model> read(String text) {
        return read(text, Models.NONE);
    }

    /** As {@link #read(String)}, with the models that it may have as parts; what is read has them written out. */
    public static Outcome<Model> read(String text, Models models) {
        return text.length() > MOST_BYTES ? tooLarge() : new ModelTextReader(models, List.of()).read(text);
    }

    /** As {@link #read(String)}, of UTF-8, with or without a byte order mark. */
    public static Outcome<Model> read(byte[] utf8) {
        return read(utf8, Models.NONE);
    }

    /** As {@link #read(byte[])}, with the models that it may have as parts. */
    public static Outcome<Model> read(byte[] utf8, Models models) {
        if (utf8.length > MOST_BYTES) {
            return tooLarge();
        }
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
            var text = decoder.decode(ByteBuffer.wrap(utf8)).toString();
            return read(text.startsWith("\uFEFF") ? text.substring(1) : text, models);
        } catch (CharacterCodingException e) {
            return Outcome.refused(Refusal.of(
                    "model.text-invalid",
                    "The model text is not UTF-8; save it as UTF-8.",
                    "line",
                    0,
                    "reason",
                    "not UTF-8"));
        }
    }

    /** Reads back as an equal model, but for the lines of its rules. */
    public static String write(Model model) {
        return new ModelTextWriter(model).write();
    }

    private static Outcome<Model> tooLarge() {
        return Outcome.refused(Refusal.of(
                "model.text-too-large",
                "The model text has more than " + (MOST_BYTES >> 20) + " MB; split the product.",
                "limit",
                MOST_BYTES));
    }
}
