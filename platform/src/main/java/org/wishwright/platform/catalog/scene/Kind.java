package org.wishwright.platform.catalog.scene;

import java.util.List;
import java.util.Locale;

/** The shapes that a scene is made of, with the fields that measure them. */
enum Kind {
    /** A board: width, height and depth about its middle; its edges may be rounded. */
    BOX(Field.one("size", 3), Field.optional("round", 1)),
    /** A round bar along points; with two of them straight, and perhaps thinner or thicker at the end. */
    TUBE(Field.many("point", 3, 2, 64), Field.one("radius", 1), Field.optional("end", 1)),
    /** What is turned on a lathe: points of distance from the upright axis and height. */
    LATHE(Field.many("point", 2, 2, 64)),
    /** An outline in the upright plane, as thick as {@code depth}, half of it before the plane. */
    EXTRUDE(Field.many("point", 2, 3, 128), Field.one("depth", 1), Field.optional("round", 1)),
    SPHERE(Field.one("radius", 1)),
    /** A ring in the upright plane; {@code arc} in degrees where it is not closed. */
    TORUS(Field.one("radius", 1), Field.one("thick", 1), Field.optional("arc", 1)),
    /** A part from a glTF file, which is named by {@code file}. */
    MODEL(),
    /** Engraved text in the upright plane, bent around a level tube of the radius {@code bend}. */
    TEXT(Field.one("height", 1), Field.one("width", 1), Field.optional("bend", 1)),
    /** A picture that somebody sent for an upload, in the upright plane, as large as fits; bent as a text is. */
    PICTURE(Field.one("height", 1), Field.one("width", 1), Field.optional("bend", 1));

    private final List<Field> fields;

    Kind(Field... fields) {
        this.fields = List.of(fields);
    }

    /**
     * @param numbers how many a line holds
     * @param least how many lines there must be
     */
    record Field(String name, int numbers, int least, int most) {

        static Field one(String name, int numbers) {
            return new Field(name, numbers, 1, 1);
        }

        static Field optional(String name, int numbers) {
            return new Field(name, numbers, 0, 1);
        }

        static Field many(String name, int numbers, int least, int most) {
            return new Field(name, numbers, least, most);
        }

        boolean isLength() {
            return !name.equals("arc");
        }
    }

    List<Field> fields() {
        return fields;
    }

    /** As it stands in a scene. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it brings its own colours or is drawn upon another part. */
    boolean takesMaterial() {
        return this != MODEL && this != PICTURE;
    }
}
