package org.wishwright.measurement;

/**
 * How much chest and waist differ (GB/T 1335.1-2008 for men, GB/T 1335.2-2008 for women): {@link #Y} broad above a narrow waist,
 * {@link #A} usual, {@link #B} fuller, {@link #C} full.
 */
public enum BodyType {
    Y,
    A,
    B,
    C;

    private static final int[] MALE = {17, 12, 7};
    private static final int[] FEMALE = {19, 14, 9};

    /**
     * The type by the drop; beyond the standard's outer limits the nearest type.
     *
     * @param drop chest less waist, centimetres
     */
    public static BodyType ofDrop(Sex sex, double drop) {
        var limits = sex == Sex.MALE ? MALE : FEMALE;
        for (int i = 0; i < limits.length; i++) {
            if (drop >= limits[i] - 0.5) {
                return values()[i];
            }
        }
        return C;
    }
}
