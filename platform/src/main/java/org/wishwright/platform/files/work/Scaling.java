package org.wishwright.platform.files.work;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Makes pictures smaller and turns them upright. Every result is fresh sRGB, so nothing of the source's profile remains. */
final class Scaling {

    private Scaling() {}

    /** The picture with its longer side at most this long; never larger than it was. */
    static BufferedImage within(BufferedImage image, int longest) {
        double ratio = Math.min(1, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        int width = (int) Math.max(1, Math.round(image.getWidth() * ratio));
        int height = (int) Math.max(1, Math.round(image.getHeight() * ratio));
        var current = image;
        while (current.getWidth() > 2 * width && current.getHeight() > 2 * height) {
            current = drawn(
                    current,
                    (current.getWidth() + 1) / 2,
                    (current.getHeight() + 1) / 2); // halving keeps every pixel's share
        }
        return drawn(current, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        var result = empty(image, width, height);
        var graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return result;
    }

    /** @param orientation as in EXIF: how the picture was held when it was taken */
    static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        var turned = orientation >= 5 ? empty(image, height, width) : empty(image, width, height);
        var graphics = turned.createGraphics();
        graphics.drawImage(image, turn(orientation, width, height), null);
        graphics.dispose();
        return turned;
    }

    /** Where each pixel goes: the matrix's columns are the images of the two axes and of the corner. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /** The picture without transparency, on white. */
    static BufferedImage onWhite(BufferedImage image) {
        var result = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = result.createGraphics();
        graphics.drawImage(image, 0, 0, Color.WHITE, null);
        graphics.dispose();
        return result;
    }

    private static BufferedImage empty(BufferedImage like, int width, int height) {
        boolean clear = like.getColorModel().hasAlpha();
        return new BufferedImage(width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }
}
