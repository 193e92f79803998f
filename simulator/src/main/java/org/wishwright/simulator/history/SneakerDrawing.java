package org.wishwright.simulator.history;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.QuadCurve2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Drawings of sneakers, each number another one: its colours, stripes and sole. */
final class SneakerDrawing {

    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int[] UPPERS = {0xC94F3D, 0x2F5D8A, 0x3C7A57, 0xE0A93B, 0x6B4C86, 0x2B2B33, 0xD98CA0};
    private static final int[] ACCENTS = {0xFFFFFF, 0xF3D9A4, 0x1D2733, 0x9FD0C7, 0xE8573F};

    private SneakerDrawing() {}

    /** PNG. */
    static byte[] of(int number) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xF6F2EA));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        var upper = new Color(UPPERS[number % UPPERS.length]);
        var accent = new Color(ACCENTS[number / 2 % ACCENTS.length]);
        boolean high = number % 3 == 0;
        pen.setColor(upper);
        pen.fill(upper(high));
        pen.setColor(upper.darker());
        pen.fill(toe());
        pen.setColor(accent);
        pen.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i <= number % 4; i++) {
            pen.draw(new QuadCurve2D.Double(300 + i * 38, 400, 340 + i * 38, 330, 330 + i * 44, 270));
        }
        laces(pen, high ? 200 : 250);
        int sole = 36 + number % 5 * 8;
        pen.setColor(number % 2 == 0 ? Color.WHITE : new Color(0xC9A877));
        pen.fillRoundRect(105, 410, 590, sole, 40, 40);
        pen.setColor(new Color(0x3A3A3A));
        pen.setStroke(new BasicStroke(4));
        pen.drawRoundRect(105, 410, 590, sole, 40, 40);
        pen.draw(upper(high));
        pen.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Path2D upper(boolean high) {
        double top = high ? 150 : 220;
        var shape = new Path2D.Double();
        shape.moveTo(120, 412);
        shape.curveTo(100, 330, 130, top + 40, 150, top);
        shape.curveTo(200, top + 25, 250, top + 20, 300, top - 10);
        shape.curveTo(370, 270, 450, 310, 560, 325);
        shape.curveTo(660, 340, 690, 380, 690, 412);
        shape.closePath();
        return shape;
    }

    private static Path2D toe() {
        var shape = new Path2D.Double();
        shape.moveTo(560, 412);
        shape.curveTo(560, 370, 580, 340, 600, 332);
        shape.curveTo(665, 348, 690, 385, 690, 412);
        shape.closePath();
        return shape;
    }

    private static void laces(java.awt.Graphics2D pen, int top) {
        pen.setColor(Color.WHITE);
        pen.setStroke(new BasicStroke(9, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < 4; i++) {
            int x = 330 + i * 48;
            int y = top + 20 + i * (328 - top) / 5;
            pen.drawLine(x, y, x + 34, y + 26);
        }
    }
}
