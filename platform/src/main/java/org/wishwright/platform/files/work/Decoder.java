package org.wishwright.platform.files.work;

import com.drew.imaging.ImageProcessingException;
import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/**
 * Decodes a picture within bounds of memory: its size is read before any pixel, and of a large one only every second or third pixel
 * and row is kept.
 */
final class Decoder {

    static final long MOST_PIXELS = 50_000_000;

    /** As many are held at once: 30 to 40 MB. */
    private static final long MOST_DECODED = 10_000_000;

    /** @param orientation as in EXIF, 1 (upright) to 8 */
    record Decoded(BufferedImage image, int orientation) {}

    private Decoder() {}

    static Decoded decode(byte[] file, String field) {
        var format = PictureFormat.of(file, field).orThrow();
        var reader = ImageIO.getImageReadersByFormatName(format.reader()).next();
        try (var input = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(input, true, true);
            var image = read(reader, field);
            return new Decoded(image, format == PictureFormat.JPEG ? orientation(file) : 1);
        } catch (RefusedException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // a reader fails in many ways on a file that lies about itself
            throw new RefusedException(Refusal.of(
                    "files.picture-damaged",
                    "This picture is damaged or of an unusual kind. Open it, save it anew as JPEG or PNG, and send that.",
                    "field",
                    field));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, String field) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS) {
            throw new RefusedException(Refusal.of(
                    "files.pixels-too-large",
                    "This picture has more than {most} million pixels. Send it in a smaller size.",
                    "most",
                    MOST_PIXELS / 1_000_000,
                    "field",
                    field));
        }
        var parameters = reader.getDefaultReadParam();
        int step = (int) Math.ceil(Math.sqrt((double) (width * height) / MOST_DECODED));
        if (step > 1) {
            int longestStep = (int) Math.max(1, Math.min(width, height)); // a line one pixel thin keeps its pixel
            parameters.setSourceSubsampling(Math.min(step, longestStep), Math.min(step, longestStep), 0, 0);
        }
        return reader.read(0, parameters);
    }

    private static int orientation(byte[] jpeg) {
        try {
            var metadata = JpegMetadataReader.readMetadata(new ByteArrayInputStream(jpeg), List.of(new ExifReader()));
            var directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (directory != null && directory.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                int orientation = directory.getInt(ExifIFD0Directory.TAG_ORIENTATION);
                return orientation >= 1 && orientation <= 8 ? orientation : 1;
            }
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException e) {
            return 1; // what cannot be read says nothing; the pixels count
        }
        return 1;
    }
}
