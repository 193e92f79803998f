package org.wishwright.platform.files.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wishwright.platform.files.TestPictures;

class DecoderTest {

    @ParameterizedTest
    @CsvSource({"7304,5478", "49999,1000", "2000,2000", "1,40000", "30000,2"})
    void howeverLargeAPictureAtMostTenMillionPixelsAreHeld(int width, int height) {
        var image = Decoder.decode(TestPictures.large(width, height), "photo").image();
        assertThat((long) image.getWidth() * image.getHeight()).isBetween(1L, 10_100_000L);
        assertThat(image.getWidth()).isLessThanOrEqualTo(width);
        if ((long) width * height < 10_000_000) {
            assertThat(image.getWidth()).isEqualTo(width);
            assertThat(image.getHeight()).isEqualTo(height);
        }
    }
}
