package org.wishwright.platform.foundation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.FontSelector;

/** Words in Latin and Chinese letters; neither font is put into the file, for every reader and printer has them. */
public final class Letters {

    public static final float MILLIMETRE = 72 / 25.4f;

    private Letters() {}

    public static Phrase text(String words, float size) {
        return phrase(words, size, Font.NORMAL);
    }

    public static Phrase strong(String words, float size) {
        return phrase(words, size, Font.BOLD);
    }

    private static Phrase phrase(String words, float size, int style) {
        try {
            var selector = new FontSelector();
            selector.addFont(new Font(Font.HELVETICA, size, style));
            selector.addFont(
                    new Font(BaseFont.createFont("STSong-Light", "UniGB-UCS2-H", BaseFont.NOT_EMBEDDED), size, style));
            return selector.process(printable(words));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Signs that neither font has, such as emoji, become a box: a label says that something stood there. */
    public static String printable(String words) {
        var printable = new StringBuilder();
        words.codePoints()
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .filter(point -> !Character.isISOControl(point))
                .forEach(point -> printable.appendCodePoint(Character.isBmpCodePoint(point) ? point : '□'));
        return printable.isEmpty() ? " " : printable.toString();
    }
}
