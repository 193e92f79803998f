package org.wishwright.platform.foundation;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** A QR code as a black and white SVG with its quiet zone of four modules. */
public final class QrPicture {

    public static final int LONGEST = 1_200;
    private static final int QUIET = 4;

    private QrPicture() {}

    /** @param text at most {@link #LONGEST} characters */
    public static String of(String text) {
        try {
            var hints = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.L, hints).getMatrix();
            int side = matrix.getWidth() + 2 * QUIET;
            return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + side + " " + side + "\">"
                    + "<path fill=\"#fff\" d=\"M0 0h" + side + "v" + side + "H0z\"/><path d=\"" + dark(matrix)
                    + "\"/></svg>";
        } catch (WriterException e) {
            throw new IllegalArgumentException("No QR code holds " + text.length() + " characters", e);
        }
    }

    private static String dark(ByteMatrix matrix) {
        var path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                int from = x;
                while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    path.append('M')
                            .append(from + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append('h')
                            .append(x - from)
                            .append("v1h-")
                            .append(x - from)
                            .append('z');
                }
            }
        }
        return path.toString();
    }
}
