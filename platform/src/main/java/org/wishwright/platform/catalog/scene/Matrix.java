package org.wishwright.platform.catalog.scene;

import java.util.ArrayList;
import java.util.List;

/** Where something stands: a 4 × 4 matrix in columns, as three.js and glTF hold it. */
record Matrix(List<Double> cells) {

    static final Matrix IDENTITY = of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);

    private static final int SIDE = 4;

    private static Matrix of(double... columns) {
        var cells = new ArrayList<Double>(columns.length);
        for (double cell : columns) {
            cells.add(cell);
        }
        return new Matrix(List.copyOf(cells));
    }

    static Matrix moved(double x, double y, double z) {
        return of(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, x, y, z, 1);
    }

    static Matrix stretched(double x, double y, double z) {
        return of(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1);
    }

    /** @param axis {@code x}, {@code y} or {@code z} */
    static Matrix turned(String axis, double degrees) {
        double c = Math.cos(Math.toRadians(degrees));
        double s = Math.sin(Math.toRadians(degrees));
        return switch (axis) {
            case "x" -> of(1, 0, 0, 0, 0, c, s, 0, 0, -s, c, 0, 0, 0, 0, 1);
            case "y" -> of(c, 0, -s, 0, 0, 1, 0, 0, s, 0, c, 0, 0, 0, 0, 1);
            default -> of(c, s, 0, 0, -s, c, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1);
        };
    }

    /** First the other, then this one. */
    Matrix times(Matrix other) {
        var product = new double[SIDE * SIDE];
        for (int column = 0; column < SIDE; column++) {
            for (int row = 0; row < SIDE; row++) {
                for (int k = 0; k < SIDE; k++) {
                    product[column * SIDE + row] += cells.get(k * SIDE + row) * other.cells.get(column * SIDE + k);
                }
            }
        }
        return of(product);
    }

    double[] applied(double x, double y, double z) {
        var point = new double[SIDE - 1];
        for (int row = 0; row < point.length; row++) {
            point[row] = cells.get(row) * x
                    + cells.get(SIDE + row) * y
                    + cells.get(2 * SIDE + row) * z
                    + cells.get(3 * SIDE + row);
        }
        return point;
    }

    boolean isFinite() {
        return cells.stream().allMatch(Double::isFinite);
    }
}
