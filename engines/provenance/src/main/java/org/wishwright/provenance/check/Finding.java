package org.wishwright.provenance.check;

/**
 * Something wrong.
 *
 * @param code stable dotted words, such as {@code receipt.fact-altered}
 * @param where the place: a member of the file as in {@code facts[2].salt}, a byte, a tile, a leaf
 * @param sentence what is wrong there, in English
 */
public record Finding(String code, String where, String sentence) {

    @Override
    public String toString() {
        return where + ": " + sentence + " [" + code + "]";
    }
}
