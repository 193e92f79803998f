package org.wishwright.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.PartyId;

@PlatformTest
class PicturesTest {

    private final PartyId owner = new PartyId(UUID.randomUUID());

    @Autowired
    Files files;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BusinessClock clock;

    @Test
    void aLargePhotoIsKeptInTwoSizesThatFitTheirBounds() {
        var id = files.keepPicture(owner, TestPictures.jpeg(2400, 1200), "photo");
        var screen = kept(id, Size.SCREEN);
        var thumbnail = kept(id, Size.THUMBNAIL);
        assertThat(screen.width()).isEqualTo(1600);
        assertThat(screen.height()).isEqualTo(800);
        assertThat(thumbnail.width()).isEqualTo(320);
        assertThat(thumbnail.height()).isEqualTo(160);
        assertThat(TestPictures.decoded(screen).getWidth()).isEqualTo(1600);
        assertThat(TestPictures.decoded(thumbnail).getHeight()).isEqualTo(160);
        assertThat(screen.etag()).isNotEqualTo(thumbnail.etag());
    }

    @Test
    void aSmallOneStaysAsSmallAsItIs() {
        var id = files.keepPicture(owner, TestPictures.jpeg(3, 2), "photo");
        assertThat(kept(id, Size.SCREEN).width()).isEqualTo(3);
        assertThat(kept(id, Size.THUMBNAIL).height()).isEqualTo(2);
    }

    @Test
    void aPhotoOfFortyMillionPixelsIsTaken() {
        var id = files.keepPicture(owner, TestPictures.large(7304, 5478), "photo");
        assertThat(kept(id, Size.SCREEN).width()).isEqualTo(1600);
        assertThat(kept(id, Size.SCREEN).height()).isEqualTo(1200);
    }

    @Test
    void whereAndByWhatAPhotoWasTakenIsDropped() {
        var photo = TestPictures.withExif(TestPictures.jpeg(40, 20), 1);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1))
                .contains("Exif")
                .contains("Hasel");
        var id = files.keepPicture(owner, photo, "photo");
        for (var size : Size.values()) {
            assertThat(new String(kept(id, size).jpegOrPng(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif")
                    .doesNotContain("Hasel");
        }
    }

    /** The halves are red on the left and blue on the right in the file; the camera says how it was held. */
    @ParameterizedTest
    @CsvSource({
        "1,LEFT",
        "2,RIGHT",
        "3,RIGHT",
        "4,LEFT",
        "5,TOP",
        "6,TOP",
        "7,BOTTOM",
        "8,BOTTOM",
        "0,LEFT",
        "9,LEFT",
        "300,LEFT"
    })
    void aPhotoIsTurnedUpright(int orientation, String red) {
        var id = files.keepPicture(owner, TestPictures.withExif(TestPictures.jpeg(400, 200), orientation), "photo");
        var image = TestPictures.decoded(kept(id, Size.SCREEN));
        boolean turned = red.equals("TOP") || red.equals("BOTTOM");
        assertThat(image.getWidth()).isEqualTo(turned ? 200 : 400);
        int x = red.equals("LEFT") ? 50 : red.equals("RIGHT") ? 350 : 100;
        int y = red.equals("TOP") ? 50 : red.equals("BOTTOM") ? 350 : 100;
        int pixel = image.getRGB(x, y);
        assertThat(pixel >> 16 & 255).isGreaterThan(200);
        assertThat(pixel & 255).isLessThan(60);
    }

    @Test
    void whatShinesThroughStillDoes() {
        var id = files.keepPicture(owner, TestPictures.halfClearPng(500, 300), "photo");
        for (var size : Size.values()) {
            var image = TestPictures.decoded(kept(id, size));
            assertThat(kept(id, size).contentType()).isEqualTo("image/png");
            assertThat(image.getRGB(image.getWidth() - 5, 5) >>> 24).isZero();
            assertThat(image.getRGB(5, 5)).isEqualTo(0xFFFF0000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp"})
    void theseKindsAreTaken(String format) {
        var id = files.keepPicture(owner, TestPictures.encoded(64, 48, format), "photo");
        assertThat(kept(id, Size.SCREEN).contentType()).isEqualTo("image/jpeg");
        assertThat(TestPictures.decoded(kept(id, Size.SCREEN)).getRGB(10, 10) >> 16 & 255)
                .isGreaterThan(200);
    }

    @Test
    void theSamePictureIsKeptOnceAndEachOwnerHasHerOwnId() {
        var photo = TestPictures.jpeg(77, 33);
        var first = files.keepPicture(owner, photo, "photo");
        assertThat(files.keepPicture(owner, photo, "photo")).isEqualTo(first);
        var other = files.keepPicture(new PartyId(UUID.randomUUID()), photo, "photo");
        assertThat(other).isNotEqualTo(first);
        assertThat(kept(other, Size.SCREEN).etag())
                .isEqualTo(kept(first, Size.SCREEN).etag());
        assertThat(jdbc.sql("select count(distinct content) from files.picture where id in (?, ?)")
                        .params(first.value(), other.value())
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @ParameterizedTest
    @CsvSource({
        "'',files.picture-missing",
        "plain words,files.picture-invalid",
        "<script>alert(1)</script>,files.picture-invalid",
        "<svg xmlns='http://www.w3.org/2000/svg'/>,files.picture-invalid",
        "图片 🖼,files.picture-invalid",
        "GIF89a,files.picture-damaged",
        "BM,files.picture-invalid",
        "RIFF....WEBPVP8 ,files.kind-unread",
        "....ftypheic....,files.heic-unread",
        "....ftypavif....,files.kind-unread",
        "....ftypisom....,files.picture-invalid"
    })
    void whatIsNoPictureIsRefusedBesideItsField(String content, String code) {
        refused(content.getBytes(StandardCharsets.UTF_8), code);
    }

    @Test
    void aPictureThatBreaksOffInItsHeaderIsRefused() {
        var whole = TestPictures.encoded(300, 300, "png");
        refused(java.util.Arrays.copyOf(whole, 30), "files.picture-damaged");
        refused(java.util.Arrays.copyOf(TestPictures.jpeg(300, 300), 40), "files.picture-damaged");
    }

    @ParameterizedTest
    @CsvSource({"2147483647,2147483647", "50001,1000", "1000000000,1"})
    void aFewBytesThatSwellToAHugePictureAreRefusedUnread(int width, int height) {
        refused(TestPictures.bomb(width, height), "files.pixels-too-large");
    }

    @Test
    void aBitmapThatHidesAnotherPictureIsRefused() {
        var bitmap = TestPictures.encoded(4, 4, "bmp");
        bitmap[30] = 4;
        refused(bitmap, "files.picture-invalid");
    }

    @Test
    void aFileOfMoreThanTwelveMegabytesIsRefused() {
        refused(new byte[12 * 1024 * 1024 + 1], "files.picture-too-large");
    }

    @Test
    void aPartySendsSoManyPicturesADayAndNoMore() {
        var photo = TestPictures.jpeg(5, 5);
        files.keepPicture(owner, photo, "photo");
        jdbc.sql("update files.sent set pictures = 500 where owner = ?")
                .param(owner.value())
                .update();
        refused(photo, "files.quota-throttled");
        files.keepPicture(new PartyId(UUID.randomUUID()), photo, "photo");
        jdbc.sql("update files.sent set day = ? where owner = ?")
                .params(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1), owner.value())
                .update();
        files.keepPicture(owner, photo, "photo");
    }

    @Test
    void anUnknownIdHasNoPicture() {
        assertThat(files.picture(new FileId(UUID.randomUUID()), Size.SCREEN)).isEmpty();
        assertThatThrownBy(() -> PictureAnswer.of(Optional.empty()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no such picture");
    }

    @Test
    void readersKeepAPictureToThemselvesAndAskForItOnce() {
        var id = files.keepPicture(owner, TestPictures.jpeg(9, 9), "photo");
        var answer = PictureAnswer.of(files.picture(id, Size.SCREEN));
        assertThat(answer.getHeaders().getETag()).matches("\"[0-9a-f]{64}\"");
        assertThat(answer.getHeaders().getCacheControl()).contains("private").contains("immutable");
        assertThat(answer.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.getHeaders().getFirst("Content-Disposition")).isEqualTo("inline");
    }

    private Picture kept(FileId id, Size size) {
        return files.picture(id, size).orElseThrow();
    }

    private void refused(byte[] upload, String code) {
        assertThatThrownBy(() -> files.keepPicture(owner, upload, "photo"))
                .isInstanceOfSatisfying(RefusedException.class, e -> {
                    assertThat(e.refusal().code()).isEqualTo(code);
                    assertThat(e.refusal().values()).containsEntry("field", "photo");
                });
    }
}
