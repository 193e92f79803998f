package org.wishwright.platform.files;

/** In which sizes a picture is kept. Small ones are never made larger. */
public enum Size {
    THUMBNAIL(320),
    SCREEN(1600);

    private final int longest;

    Size(int longest) {
        this.longest = longest;
    }

    /** Pixels of the longer side, at most. */
    public int longest() {
        return longest;
    }
}
