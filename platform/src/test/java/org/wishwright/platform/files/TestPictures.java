package org.wishwright.platform.files;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Pictures made for tests, and files that only look like some. */
public final class TestPictures {

    private TestPictures() {}

    /** A JPEG that is red in its left half and blue in its right. */
    public static byte[] jpeg(int width, int height) {
        return encoded(halves(width, height, BufferedImage.TYPE_INT_RGB), "jpeg");
    }

    public static byte[] encoded(int width, int height, String format) {
        return encoded(halves(width, height, BufferedImage.TYPE_INT_RGB), format);
    }

    /** A PNG whose left half is red and whose right half is clear. */
    public static byte[] halfClearPng(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.dispose();
        return encoded(image, "png");
    }

    /** A grey JPEG of many pixels. */
    public static byte[] large(int width, int height) {
        return encoded(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
    }

    /** The JPEG with an EXIF segment that says how it was held and where it was taken. */
    public static byte[] withExif(byte[] jpeg, int orientation) {
        var tiff = ByteBuffer.allocate(200);
        tiff.put("MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010F, 2, 6, 60); // maker of the camera
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        entry(tiff, 0x8825, 4, 1, 70); // where the place stands
        tiff.putInt(0).position(60).put("Hasel\0".getBytes(StandardCharsets.ISO_8859_1));
        tiff.position(70).putShort((short) 2);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put("N\0\0\0".getBytes(StandardCharsets.ISO_8859_1));
        entry(tiff, 2, 5, 3, 110);
        tiff.putInt(0).position(110);
        tiff.putInt(30).putInt(1).putInt(16).putInt(1).putInt(12345).putInt(100);
        var segment = new ByteArrayOutputStream();
        segment.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, 0, (byte) (2 + 6 + 134)});
        segment.writeBytes("Exif\0\0".getBytes(StandardCharsets.ISO_8859_1));
        segment.write(tiff.array(), 0, 134);
        var result = new ByteArrayOutputStream();
        result.write(jpeg, 0, 2);
        result.writeBytes(segment.toByteArray());
        result.write(jpeg, 2, jpeg.length - 2);
        return result.toByteArray();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int offset) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(offset);
    }

    /** A few bytes that say they are a PNG of this size. */
    public static byte[] bomb(int width, int height) {
        var header = ByteBuffer.allocate(17);
        header.put("IHDR".getBytes(StandardCharsets.ISO_8859_1)).putInt(width).putInt(height);
        header.put(new byte[] {8, 2, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.array());
        var file = ByteBuffer.allocate(8 + 4 + 17 + 4);
        file.put("\u0089PNG\r\n\u001a\n".getBytes(StandardCharsets.ISO_8859_1)).putInt(13);
        return file.put(header.array()).putInt((int) crc.getValue()).array();
    }

    public static BufferedImage decoded(Picture picture) {
        try {
            return ImageIO.read(new ByteArrayInputStream(picture.jpegOrPng()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage halves(int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("No writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
