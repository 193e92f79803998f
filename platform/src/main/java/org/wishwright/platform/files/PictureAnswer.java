package org.wishwright.platform.files;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/** How a controller answers with a picture, after it has made sure that the reader may see it. */
public final class PictureAnswer {

    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofDays(30)).cachePrivate().immutable();

    private PictureAnswer() {}

    /** Where there is no picture: refused as {@code files.picture-not-found}. A reader who has it already is told so by its ETag. */
    public static ResponseEntity<byte[]> of(Optional<Picture> found) {
        var picture = found.orElseThrow(() -> new RefusedException(
                Refusal.of("files.picture-not-found", "There is no such picture. Load the page it was on again.")));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.contentType()))
                .eTag("\"" + picture.etag() + "\"")
                .cacheControl(KEPT)
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Disposition",
                        ContentDisposition.inline().build().toString())
                .body(picture.jpegOrPng());
    }
}
