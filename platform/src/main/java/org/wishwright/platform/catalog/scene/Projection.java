package org.wishwright.platform.catalog.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.wishwright.platform.catalog.scene.Material.Look;

/**
 * A scene drawn flat, for those to whom three dimensions are not to be had: faces turned to the eye, the farthest first (painter's
 * algorithm), each shaded by how it lies to the light.
 */
final class Projection {

    private static final int SIDE = 400;
    private static final int MARGIN = 16;
    private static final int MOST_FACES = 6_000;
    private static final int PIECES = 7;
    private static final double AROUND = 28;
    private static final double ABOVE = 14;
    private static final double[] LIGHT = Facets.unit(new double[] {-0.35, 0.75, 0.55});
    private static final double DIM = 0.62;

    private final Matrix eye;
    private final List<Face> faces = new ArrayList<>();

    /** @param points as seen: x to the right, y up, z towards the eye */
    private record Face(List<double[]> points, double near, String colour, double opacity) {}

    private Projection(double around, double above) {
        this.eye = Matrix.turned("x", above).times(Matrix.turned("y", -around));
    }

    /** The children of an {@code svg} element whose view box is 400 wide and high. */
    static String svg(Shown shown) {
        var look = shown.views().isEmpty()
                ? List.of(AROUND, ABOVE)
                : shown.views().getFirst().look();
        var projection = new Projection(look.get(0), look.get(1));
        projection.add(shown);
        return projection.drawn();
    }

    private void add(Shown shown) {
        double longest = reach(shown) / PIECES;
        for (var part : shown.parts()) {
            if (part.form().look() < 0) {
                continue;
            }
            var look = shown.looks().get(part.form().look());
            var local = Facets.of(part.form(), Math.max(longest, 1e-6));
            for (var place : part.places()) {
                if (faces.size() < MOST_FACES) {
                    local.forEach(face -> add(face, place, look));
                }
            }
        }
    }

    /** How far apart the places of all parts are, and at least as far as the largest of them is long. */
    private static double reach(Shown shown) {
        double most = 0;
        for (var part : shown.parts()) {
            for (var field : part.form().fields().values()) {
                for (var line : field) {
                    most = Math.max(
                            most, line.stream().mapToDouble(Math::abs).max().orElse(0));
                }
            }
        }
        return Math.min(most, 1_000);
    }

    private void add(List<double[]> local, Matrix place, Look look) {
        var world = local.stream().map(p -> place.applied(p[0], p[1], p[2])).toList();
        var normal = normal(world);
        var seen = eye.applied(normal[0], normal[1], normal[2]);
        if (seen[2] <= 0 && look.opacity() == 1) {
            return;
        }
        var points = world.stream().map(p -> eye.applied(p[0], p[1], p[2])).toList();
        double near = points.stream().mapToDouble(p -> p[2]).average().orElse(0);
        double lit =
                DIM + (1.06 - DIM) * Math.max(0, normal[0] * LIGHT[0] + normal[1] * LIGHT[1] + normal[2] * LIGHT[2]);
        faces.add(new Face(points, near, shaded(look.colour(), lit), look.opacity()));
    }

    /** By Newell's way, which also takes faces with corners that coincide. */
    private static double[] normal(List<double[]> points) {
        var sum = new double[3];
        for (int i = 0; i < points.size(); i++) {
            var a = points.get(i);
            var b = points.get((i + 1) % points.size());
            sum[0] += (a[1] - b[1]) * (a[2] + b[2]);
            sum[1] += (a[2] - b[2]) * (a[0] + b[0]);
            sum[2] += (a[0] - b[0]) * (a[1] + b[1]);
        }
        return Facets.unit(sum);
    }

    private static String shaded(String colour, double lit) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return String.format(
                Locale.ROOT,
                "#%02x%02x%02x",
                shaded(rgb >> 16 & 0xff, lit),
                shaded(rgb >> 8 & 0xff, lit),
                shaded(rgb & 0xff, lit));
    }

    private static int shaded(int part, double lit) {
        return (int) Math.clamp(Math.round(part * lit), 0, 255);
    }

    private String drawn() {
        faces.sort(Comparator.comparingDouble(Face::near));
        double left = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = Double.MAX_VALUE;
        double top = -Double.MAX_VALUE;
        for (var face : faces) {
            for (var point : face.points()) {
                left = Math.min(left, point[0]);
                right = Math.max(right, point[0]);
                bottom = Math.min(bottom, point[1]);
                top = Math.max(top, point[1]);
            }
        }
        double scale = (SIDE - 2 * MARGIN) / Math.max(1e-9, Math.max(right - left, top - bottom));
        double middle = (left + right) / 2;
        double centre = (bottom + top) / 2;
        var out = new StringBuilder("<g fill=\"currentColor\" stroke=\"currentColor\" stroke-width=\".6\">");
        for (var face : faces) {
            draw(face, out, scale, middle, centre);
        }
        return out.append("</g>").toString();
    }

    private static void draw(Face face, StringBuilder out, double scale, double middle, double centre) {
        out.append("<path color=\"").append(face.colour()).append('"');
        if (face.opacity() < 1) {
            out.append(" stroke=\"none\" fill-opacity=\"")
                    .append(String.format(Locale.ROOT, "%.2f", face.opacity()))
                    .append('"');
        }
        out.append(" d=\"");
        char step = 'M';
        for (var point : face.points()) {
            out.append(step)
                    .append(String.format(
                            Locale.ROOT,
                            "%.1f %.1f",
                            SIDE / 2.0 + (point[0] - middle) * scale,
                            SIDE / 2.0 - (point[1] - centre) * scale));
            step = 'L';
        }
        out.append("Z\"/>");
    }
}
