package org.wishwright.platform.production;

import java.util.List;

/** Prints labels as PDF: a code to scan, and words beside it. */
public interface Labels {

    /**
     * One label.
     *
     * @param title the line that is read first
     * @param text below it
     * @param small at the foot
     * @param code what the QR code holds, such as an absolute link
     */
    record Label(String title, String text, String small, String code) {}

    /** What the labels are printed on; sizes in millimetres. */
    enum Format {
        /** A4 with three times eight labels of 70 × 37. */
        SHEET(70, 37),
        /** One label of 60 × 40 a page. */
        SINGLE(60, 40),
        /** One label of 100 × 60 a page, to be read from further away. */
        PARCEL(100, 60);

        private final float width;
        private final float height;

        Format(float width, float height) {
            this.width = width;
            this.height = height;
        }

        public float width() {
            return width;
        }

        public float height() {
            return height;
        }
    }

    /** @param labels at least one */
    byte[] print(List<Label> labels, Format format);
}
