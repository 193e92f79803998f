package org.wishwright.platform.catalog.picture;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A colour that follows a choice: {@code colour(cloth)}, {@code colour(cloth, darker)}, {@code colour(buttons|cloth)}.
 *
 * @param modules the first whose chosen option has a colour gives it
 */
public record Paint(List<String> modules, Shade shade) {

    /** Of options without a colour. */
    private static final String PLAIN = "#b9b1a3";

    private static final Pattern FORM = Pattern.compile("colour\\(\\s*([^\\s,)]+)\\s*(?:,\\s*([a-z]+)\\s*)?\\)");

    /** How far from the colour itself, towards black or white. */
    public enum Shade {
        ITSELF(0),
        LIGHTER(0.18),
        LIGHTEST(0.4),
        DARKER(-0.22),
        DARKEST(-0.5),
        /** A line that is seen on the colour: lighter than a dark one, darker than a light one. */
        LINE(0);

        private static final int DARK = 900; // of 2550
        private static final double LIGHT_LINE = 0.3;
        private static final double DARK_LINE = -0.36;
        private static final HexFormat HEX = HexFormat.of();
        private final double towardsWhite;

        Shade(double towardsWhite) {
            this.towardsWhite = towardsWhite;
        }

        String of(String colour) {
            int rgb = Integer.parseInt(colour.substring(1), 16);
            int red = rgb >> 16 & 0xff;
            int green = rgb >> 8 & 0xff;
            int blue = rgb & 0xff;
            double by = this == LINE ? (red * 3 + green * 6 + blue < DARK ? LIGHT_LINE : DARK_LINE) : towardsWhite;
            return "#" + HEX.toHexDigits(moved(red, by) << 16 | moved(green, by) << 8 | moved(blue, by), 6);
        }

        private static int moved(int part, double by) {
            return (int) Math.round(by < 0 ? part * (1 + by) : part + (255 - part) * by);
        }
    }

    public static boolean looksLike(String value) {
        return value.startsWith("colour(");
    }

    public static Paint of(String value, Words words) throws Words.Mistake {
        var matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new Words.Mistake(
                    "'" + value + "' is no colour of a choice, as colour(cloth) and colour(cloth, darker) are");
        }
        var modules = List.of(matcher.group(1).split("\\|"));
        for (var module : modules) {
            words.check(module);
        }
        return new Paint(modules, shade(matcher.group(2) == null ? "itself" : matcher.group(2)));
    }

    private static Shade shade(String word) throws Words.Mistake {
        for (var shade : Shade.values()) {
            if (shade.name().toLowerCase(Locale.ROOT).equals(word)) {
                return shade;
            }
        }
        throw new Words.Mistake("'" + word + "' is no shade; shades are lighter, lightest, darker, darkest and line");
    }

    public String of(Colours colours) {
        for (var module : modules) {
            var colour = colours.of(module);
            if (colour.isPresent()) {
                return shade.of(colour.get());
            }
        }
        return shade.of(PLAIN);
    }
}
