package org.wishwright.platform.files.work;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Refusal;

/** What a file is, told by its first bytes and never by its name or by what the sender says. */
enum PictureFormat {
    JPEG("jpeg"),
    PNG("png"),
    GIF("gif"),
    BMP("bmp");

    private static final Set<String> APPLE =
            Set.of("heic", "heix", "hevc", "heim", "heis", "hevm", "hevs", "mif1", "msf1");
    private static final int COMPRESSION = 30;

    private final String reader;

    PictureFormat(String reader) {
        this.reader = reader;
    }

    /** The name by which ImageIO knows its reader. */
    String reader() {
        return reader;
    }

    static Outcome<PictureFormat> of(byte[] file, String field) {
        if (starts(file, 0, "\u00ff\u00d8\u00ff")) {
            return Outcome.accepted(JPEG);
        } else if (starts(file, 0, "\u0089PNG\r\n\u001a\n")) {
            return Outcome.accepted(PNG);
        } else if (starts(file, 0, "GIF87a") || starts(file, 0, "GIF89a")) {
            return Outcome.accepted(GIF);
        } else if (starts(file, 0, "BM") && plainBitmap(file)) {
            return Outcome.accepted(BMP);
        } else if (starts(file, 0, "RIFF") && starts(file, 8, "WEBP")) {
            return Outcome.refused(unread("WebP", field));
        } else if (starts(file, 4, "ftyp") && file.length >= 12) {
            var brand = new String(file, 8, 4, StandardCharsets.ISO_8859_1);
            return Outcome.refused(
                    APPLE.contains(brand)
                            ? heic(field)
                            : brand.startsWith("avi") ? unread("AVIF", field) : noPicture(field));
        }
        return Outcome.refused(noPicture(field));
    }

    /** A bitmap may hold a JPEG or PNG (4 and 5) whose own size nobody has checked. */
    private static boolean plainBitmap(byte[] file) {
        return file.length > COMPRESSION && file[COMPRESSION] != 4 && file[COMPRESSION] != 5;
    }

    private static boolean starts(byte[] file, int at, String magic) {
        var bytes = magic.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= at + bytes.length
                && java.util.Arrays.equals(file, at, at + bytes.length, bytes, 0, bytes.length);
    }

    private static Refusal unread(String kind, String field) {
        return Refusal.of(
                "files.kind-unread",
                "Pictures in {kind} form are not read here. Save it as JPEG or PNG and send that.",
                "kind",
                kind,
                "field",
                field);
    }

    private static Refusal heic(String field) {
        return Refusal.of(
                "files.heic-unread",
                "Pictures in HEIC form are not read here. Send a JPEG: on an iPhone choose Settings, Camera, Formats,"
                        + " Most Compatible, or share the photo as JPEG.",
                "field",
                field);
    }

    private static Refusal noPicture(String field) {
        return Refusal.of(
                "files.picture-invalid", "This is not a picture. Send a photo as JPEG or PNG.", "field", field);
    }
}
