package org.wishwright.platform.files.work;

import org.wishwright.kernel.Outcome;

/** The check of 3D files, for tests elsewhere. */
public final class GlbOpened {

    private GlbOpened() {}

    public static Outcome<Integer> triangles(byte[] file) {
        return GlbCheck.triangles(file, "shape");
    }
}
