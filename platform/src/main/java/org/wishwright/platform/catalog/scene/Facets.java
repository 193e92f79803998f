package org.wishwright.platform.catalog.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.wishwright.platform.catalog.scene.Shown.Form;

/**
 * The outside of a form as flat faces, coarse ones: for a drawing, not for a viewer. Corners run against the clock as seen from
 * outside; a long face is cut into pieces, so that sorting by distance puts them in their order.
 */
final class Facets {

    private static final int AROUND = 12;
    private static final int RING = 24;
    private static final int BAR = 6;
    private static final int MOST_CUTS = 12;

    private final double longest;
    private final List<List<double[]>> faces = new ArrayList<>();

    private Facets(double longest) {
        this.longest = longest;
    }

    /** @param longest about how long a side of a face may be, in metres */
    static List<List<double[]>> of(Form form, double longest) {
        var facets = new Facets(longest);
        switch (form.kind()) {
            case BOX -> facets.box(field(form, "size").getFirst());
            case TUBE -> facets.tube(form);
            case LATHE -> facets.lathe(field(form, "point"));
            case EXTRUDE -> facets.extrude(field(form, "point"), one(form, "depth", 0) / 2);
            case SPHERE -> facets.lathe(halfCircle(one(form, "radius", 0)));
            case TORUS -> facets.torus(one(form, "radius", 0), one(form, "thick", 0) / 2, one(form, "arc", 360));
            case TEXT, MODEL -> {
                // letters are too small for a drawing, and what a file holds is not read here
            }
        }
        return facets.faces;
    }

    private static double one(Form form, String field, double otherwise) {
        var lines = form.fields().getOrDefault(field, List.of());
        return lines.isEmpty() ? otherwise : lines.getFirst().getFirst();
    }

    private void box(List<Double> size) {
        double x = size.get(0) / 2;
        double y = size.get(1) / 2;
        double z = size.get(2) / 2;
        cut(p(-x, -y, z), p(x, -y, z), p(x, y, z), p(-x, y, z));
        cut(p(x, -y, -z), p(-x, -y, -z), p(-x, y, -z), p(x, y, -z));
        cut(p(x, -y, z), p(x, -y, -z), p(x, y, -z), p(x, y, z));
        cut(p(-x, -y, -z), p(-x, -y, z), p(-x, y, z), p(-x, y, -z));
        cut(p(-x, y, z), p(x, y, z), p(x, y, -z), p(-x, y, -z));
        cut(p(-x, -y, -z), p(x, -y, -z), p(x, -y, z), p(-x, -y, z));
    }

    private static double[] p(double x, double y, double z) {
        return new double[] {x, y, z};
    }

    /** Four corners, cut into pieces that are short enough. */
    private void cut(double[] a, double[] b, double[] c, double[] d) {
        int across = pieces(a, b);
        int along = pieces(a, d);
        for (int i = 0; i < across; i++) {
            for (int j = 0; j < along; j++) {
                double u = (double) i / across;
                double v = (double) j / along;
                double u2 = (i + 1.0) / across;
                double v2 = (j + 1.0) / along;
                faces.add(List.of(
                        within(a, b, c, d, u, v),
                        within(a, b, c, d, u2, v),
                        within(a, b, c, d, u2, v2),
                        within(a, b, c, d, u, v2)));
            }
        }
    }

    private int pieces(double[] from, double[] to) {
        double length = Math.hypot(Math.hypot(to[0] - from[0], to[1] - from[1]), to[2] - from[2]);
        return (int) Math.clamp(Math.ceil(length / longest), 1, MOST_CUTS);
    }

    private static double[] within(double[] a, double[] b, double[] c, double[] d, double u, double v) {
        var point = new double[3];
        for (int k = 0; k < point.length; k++) {
            point[k] = (a[k] * (1 - u) + b[k] * u) * (1 - v) + (d[k] * (1 - u) + c[k] * u) * v;
        }
        return point;
    }

    /** What the scene's reader made sure of. */
    private static List<List<Double>> field(Form form, String name) {
        return Objects.requireNonNull(form.fields().get(name));
    }

    private void tube(Form form) {
        var points = field(form, "point");
        double radius = one(form, "radius", 0);
        double end = points.size() == 2 ? one(form, "end", radius) : radius;
        for (int i = 0; i + 1 < points.size(); i++) {
            bar(array(points.get(i)), array(points.get(i + 1)), radius, end);
        }
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void bar(double[] from, double[] to, double radius, double end) {
        var way = new double[] {to[0] - from[0], to[1] - from[1], to[2] - from[2]};
        var side = cross(way, Math.abs(way[1]) > Math.abs(way[0]) ? p(1, 0, 0) : p(0, 1, 0));
        var other = cross(way, side);
        var bottom = circle(from, unit(side), unit(other), radius);
        var top = circle(to, unit(side), unit(other), end);
        for (int i = 0; i < AROUND; i++) {
            int next = (i + 1) % AROUND;
            cut(bottom.get(i), bottom.get(next), top.get(next), top.get(i));
        }
        faces.add(bottom.reversed());
        faces.add(top);
    }

    private static List<double[]> circle(double[] middle, double[] side, double[] other, double radius) {
        var circle = new ArrayList<double[]>();
        for (int i = 0; i < AROUND; i++) {
            double c = radius * Math.cos(2 * Math.PI * i / AROUND);
            double s = radius * Math.sin(2 * Math.PI * i / AROUND);
            circle.add(p(
                    middle[0] + side[0] * c + other[0] * s,
                    middle[1] + side[1] * c + other[1] * s,
                    middle[2] + side[2] * c + other[2] * s));
        }
        return circle;
    }

    static double[] cross(double[] a, double[] b) {
        return p(a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]);
    }

    static double[] unit(double[] a) {
        double length = Math.max(1e-12, Math.hypot(Math.hypot(a[0], a[1]), a[2]));
        return p(a[0] / length, a[1] / length, a[2] / length);
    }

    private void lathe(List<List<Double>> profile) {
        for (int k = 0; k + 1 < profile.size(); k++) {
            double r1 = Math.max(0, profile.get(k).get(0));
            double y1 = profile.get(k).get(1);
            double r2 = Math.max(0, profile.get(k + 1).get(0));
            double y2 = profile.get(k + 1).get(1);
            for (int i = 0; i < AROUND; i++) {
                double a = 2 * Math.PI * i / AROUND;
                double b = 2 * Math.PI * (i + 1) / AROUND;
                faces.add(List.of(
                        p(r1 * Math.sin(a), y1, r1 * Math.cos(a)),
                        p(r1 * Math.sin(b), y1, r1 * Math.cos(b)),
                        p(r2 * Math.sin(b), y2, r2 * Math.cos(b)),
                        p(r2 * Math.sin(a), y2, r2 * Math.cos(a))));
            }
        }
    }

    private static List<List<Double>> halfCircle(double radius) {
        var profile = new ArrayList<List<Double>>();
        for (int i = 0; i <= BAR; i++) {
            double angle = Math.PI * i / BAR;
            profile.add(List.of(radius * Math.sin(angle), -radius * Math.cos(angle)));
        }
        return profile;
    }

    private void extrude(List<List<Double>> outline, double half) {
        var front = outline.stream()
                .map(point -> p(point.get(0), point.get(1), half))
                .toList();
        var back = outline.stream()
                .map(point -> p(point.get(0), point.get(1), -half))
                .toList();
        double area = 0;
        for (int i = 0; i < front.size(); i++) {
            var next = front.get((i + 1) % front.size());
            area += front.get(i)[0] * next[1] - next[0] * front.get(i)[1];
        }
        boolean leftward = area > 0;
        faces.add(leftward ? front : front.reversed());
        faces.add(leftward ? back.reversed() : back);
        for (int i = 0; i < front.size(); i++) {
            int next = (i + 1) % front.size();
            if (leftward) {
                cut(back.get(i), back.get(next), front.get(next), front.get(i));
            } else {
                cut(front.get(i), front.get(next), back.get(next), back.get(i));
            }
        }
    }

    private void torus(double radius, double bar, double arc) {
        int pieces = Math.max(3, (int) Math.ceil(RING * Math.min(360, Math.abs(arc)) / 360));
        for (int i = 0; i < pieces; i++) {
            double a = Math.toRadians(arc) * i / pieces;
            double b = Math.toRadians(arc) * (i + 1) / pieces;
            for (int k = 0; k < BAR; k++) {
                double c = 2 * Math.PI * k / BAR;
                double d = 2 * Math.PI * (k + 1) / BAR;
                faces.add(List.of(
                        onRing(radius, bar, a, c),
                        onRing(radius, bar, b, c),
                        onRing(radius, bar, b, d),
                        onRing(radius, bar, a, d)));
            }
        }
    }

    private static double[] onRing(double radius, double bar, double around, double within) {
        double out = radius + bar * Math.cos(within);
        return p(out * Math.cos(around), out * Math.sin(around), bar * Math.sin(within));
    }
}
