package org.wishwright.configuration.format.uvl;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import org.wishwright.configuration.Model;
import org.wishwright.kernel.Outcome;

/**
 * Reads a model from UVL, the Universal Variability Language: each feature becomes a module {@code no}/{@code yes} of its own name, the
 * tree and the constraints become rules. A file that is not UVL is refused as {@code model.uvl-invalid}, one that imports a file that is
 * not there as {@code model.uvl-import-missing}, one that says what a model cannot hold as {@code model.not-expressible}; all with
 * {@code file}, {@code line} and {@code reason}.
 */
public final class UvlReader {

    public static final int MOST_BYTES = 16 << 20;

    private UvlReader() {}

    /** @param currency of the model, as UVL knows no money */
    public static Outcome<Model> read(String id, byte[] file, UvlImports imports, Currency currency) {
        try {
            return model(id, UvlParser.parse(text(file)), imports, currency);
        } catch (UvlProblem problem) {
            return Outcome.refused(problem.refusal());
        }
    }

    /** The model that a file means. */
    public static Outcome<Model> model(String id, UvlFile file, UvlImports imports, Currency currency) {
        try {
            return new UvlModel(UvlTree.of(file, imports), currency).model(id).checked();
        } catch (UvlProblem problem) {
            return Outcome.refused(problem.refusal());
        }
    }

    /** The file as it is written, without its imports. */
    public static Outcome<UvlFile> parse(byte[] file) {
        try {
            return Outcome.accepted(UvlParser.parse(text(file)));
        } catch (UvlProblem problem) {
            return Outcome.refused(problem.refusal());
        }
    }

    static String text(byte[] file) throws UvlProblem {
        if (file.length > MOST_BYTES) {
            throw UvlProblem.invalid(0, "it has more than " + (MOST_BYTES >> 20) + " MB.");
        }
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
            var text = decoder.decode(ByteBuffer.wrap(file)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw UvlProblem.invalid(0, "it is not UTF-8; save it as UTF-8.");
        }
    }
}
