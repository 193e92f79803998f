package org.wishwright.platform.catalog.picture;

/** What stands for a product whose maker has drawn no picture: folded paper, coloured by the product's name. */
public final class Emblem {

    private static final String[][] PALETTE = {
        {"#2c3f82", "#6f82c9", "#e6e9f6"},
        {"#b0420f", "#e08a5c", "#fbe9df"},
        {"#1d6b43", "#66ab87", "#e0f1e6"},
        {"#7d5200", "#c79a3f", "#fbefd0"},
        {"#6a3a6f", "#ab7fb0", "#f2e6f3"},
    };

    private Emblem() {}

    /** The same name gives the same emblem. */
    public static String svg(String name, String title) {
        var colours = PALETTE[Math.floorMod(name.hashCode(), PALETTE.length)];
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\" viewBox=\"0 0 400 300\"><title>"
                + Drawing.escaped(title) + "</title><rect width=\"400\" height=\"300\" fill=\"" + colours[2] + "\"/>"
                + "<path d=\"M200 70l34 76 82 8-62 55 18 81-72-42-72 42 18-81-62-55 82-8z\" fill=\"" + colours[1]
                + "\"/>"
                + "<path d=\"M200 70l34 76 82 8-116 94z\" fill=\"" + colours[0] + "\" opacity=\".55\"/></svg>";
    }
}
