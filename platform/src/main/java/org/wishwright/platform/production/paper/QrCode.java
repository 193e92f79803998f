package org.wishwright.platform.production.paper;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.util.Map;
import org.openpdf.text.pdf.PdfContentByte;

/** A QR code drawn as squares, so that it is sharp at any size; readable with 15 % of it torn or dirty. */
final class QrCode {

    private static final int QUIET_ZONE = 2;

    private QrCode() {}

    /** @param side of the square in points, whose lower left corner is at {@code x}, {@code y} */
    static void draw(PdfContentByte canvas, String content, float x, float y, float side) {
        var hints = Map.of(
                EncodeHintType.ERROR_CORRECTION,
                ErrorCorrectionLevel.M,
                EncodeHintType.CHARACTER_SET,
                "UTF-8",
                EncodeHintType.MARGIN,
                QUIET_ZONE);
        try {
            var matrix = new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, hints);
            float module = side / matrix.getWidth();
            canvas.saveState();
            canvas.setColorFill(Color.BLACK);
            for (int row = 0; row < matrix.getHeight(); row++) {
                for (int column = 0; column < matrix.getWidth(); column++) {
                    if (matrix.get(column, row)) {
                        // a hair wider than a module, or printers leave white lines between neighbours
                        canvas.rectangle(
                                x + column * module, y + side - (row + 1) * module, module * 1.02f, module * 1.02f);
                    }
                }
            }
            canvas.fill();
            canvas.restoreState();
        } catch (WriterException e) {
            throw new IllegalArgumentException("'" + content + "' does not fit into a QR code", e);
        }
    }
}
