package org.wishwright.platform.files.work;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.files.Picture;

/** Writes pixels as a picture that holds nothing else: PNG where something shines through, else JPEG. */
final class Encoder {

    private static final float QUALITY = 0.85f;
    private static final int LARGEST_PNG = 3_000_000;

    private Encoder() {}

    static Picture encode(BufferedImage image) {
        if (image.getColorModel().hasAlpha() && shinesThrough(image)) {
            var png = bytes(image, "png", null);
            if (png.length <= LARGEST_PNG) {
                return picture(image, png, "image/png");
            }
        }
        return picture(image, bytes(Scaling.onWhite(image), "jpeg", QUALITY), "image/jpeg");
    }

    private static boolean shinesThrough(BufferedImage image) {
        var row = new int[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int pixel : row) {
                if (pixel >>> 24 != 255) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] bytes(BufferedImage image, String format, @Nullable Float quality) {
        var writer = ImageIO.getImageWritersByFormatName(format).next();
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(output);
            var parameters = writer.getDefaultWriteParam();
            if (quality != null) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality);
            }
            writer.write(null, new IIOImage(image, null, null), parameters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static Picture picture(BufferedImage image, byte[] bytes, String type) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Picture(bytes, type, HexFormat.of().formatHex(hash), image.getWidth(), image.getHeight());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK knows SHA-256", e);
        }
    }
}
