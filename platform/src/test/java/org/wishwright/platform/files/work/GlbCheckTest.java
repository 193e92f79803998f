package org.wishwright.platform.files.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.files.TestShapes;

/** A glTF file is taken when nothing in it points beyond itself, and refused with the reason otherwise. */
class GlbCheckTest {

    private static String reason(byte[] file) {
        var outcome = GlbCheck.triangles(file, "shape");
        if (outcome instanceof Refused<Integer>(Refusal refusal)) {
            assertThat(refusal.code()).isEqualTo("files.shape-invalid");
            return String.valueOf(refusal.values().get("reason"));
        }
        throw new AssertionError("It was taken");
    }

    @Test
    void aSoundFileIsTakenWithItsTrianglesAsOftenAsTheyAreShown() {
        assertThat(GlbCheck.triangles(TestShapes.triangle(), "shape")).isEqualTo(Outcome.accepted(1));
        var twice = TestShapes.glb(
                TestShapes.JSON.replace("\"nodes\":[{\"mesh\":0}]", "\"nodes\":[{\"mesh\":0},{\"mesh\":0}]"), 44);
        assertThat(GlbCheck.triangles(twice, "shape")).isEqualTo(Outcome.accepted(2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "version":"2.0"           | "version":"1.0"                                       | not of glTF version 2
            "byteLength":44           | "byteLength":44,"uri":"https://example.invalid/a.bin" | points outside
            "byteLength":44           | "byteLength":44,"uri":"data:;base64,AAAA"             | points outside
            "byteLength":44           | "byteLength":4400                                     | longer than its bytes
            "byteLength":36           | "byteLength":60                                       | outside its bytes
            "byteLength":36           | "byteLength":-1                                       | outside its bytes
            "byteLength":36           | "byteLength":3.5                                      | no whole number
            "byteLength":36           | "byteLength":36,"byteStride":1                        | stride
            "buffer":0,"byteLength":3 | "buffer":1,"byteLength":3                             | buffer that is not there
            "count":3,"type":"VEC3"   | "count":4,"type":"VEC3"                               | beyond its view
            "count":3,"type":"VEC3"   | "count":3,"type":"VEC9"                               | no type or count
            "count":3,"type":"VEC3"   | "count":3,"type":"VEC3","sparse":{}                   | sparse
            "count":3,"type":"VEC3"   | "count":2000000000,"type":"VEC3"                      | beyond its view
            "indices":1               | "indices":9                                           | that is not there
            "POSITION":0              | "POSITION":7                                          | that is not there
            "POSITION":0              | "NORMAL":0                                            | has no points
            "mesh":0                  | "mesh":5                                              | that is not there
            "mesh":0                  | "name":"empty"                                        | nothing to see
            {"mesh":0}                | {"mesh":0,"children":[0]}                             | nested too deep
            {"mesh":0}                | {"mesh":0,"children":[8]}                             | no tree
            "indices":1               | "indices":1,"mode":1                                  | something else than triangles
            "asset"                   | "extensionsUsed":["KHR_draco_mesh_compression"],"asset" | which is not taken here
            "asset"                   | "extensionsRequired":["EVIL_script"],"asset"          | which is not taken here
            "asset"                   | "animations":[{}],"asset"                             | it moves
            "asset"                   | "images":[{"mimeType":"image/svg+xml"}],"asset"       | not PNG, JPEG or WebP
            "asset"                   | "images":[{"mimeType":"image/png","bufferView":0}],"asset" | not what it says
            "asset"                   | "images":[{"mimeType":"image/png","bufferView":6}],"asset" | that is not there
            {"asset"                  | ["asset"                                              | no sound JSON
            """)
    void whatIsWrongIsNamed(String sound, String wrong, String reason) {
        assertThat(TestShapes.JSON).contains(sound);
        assertThat(reason(TestShapes.glb(TestShapes.JSON.replace(sound, wrong), 44)))
                .contains(reason);
    }

    @Test
    void everyTruncatedFileIsRefused() {
        var sound = TestShapes.triangle();
        for (int length = 0; length < sound.length; length++) {
            assertThat(reason(Arrays.copyOf(sound, length)))
                    .as("%d bytes", length)
                    .isNotEmpty();
        }
        assertThat(reason(Arrays.copyOf(sound, sound.length + 4))).contains("cut off");
    }

    @Test
    void otherFilesAndTooLargeOnesAreRefused() {
        assertThat(reason("<svg><script>alert(1)</script></svg>".getBytes(StandardCharsets.UTF_8)))
                .contains("no glTF binary");
        assertThat(reason(new byte[9_000_000])).contains("more than 8 MB");
        assertThat(reason(TestShapes.glb("[".repeat(5_000), 44))).contains("no sound JSON");
        assertThat(reason(TestShapes.glb(
                        "{\"asset\":{\"version\":\"2.0\"},\"x\":\"" + "x".repeat(1_100_000) + "\"}", 44)))
                .contains("more than 1 MB");
        assertThat(reason(TestShapes.glb(
                        "{\"asset\":{\"version\":\"2.0\"},\"nodes\":[" + "{},".repeat(3_000) + "{}]}", 44)))
                .contains("more than 2000");
    }

    @Test
    void lengthsThatOverflowAreRefused() {
        var file = TestShapes.triangle();
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(12, -1);
        assertThat(reason(file)).contains("cut off");
    }

    @Test
    void aPictureInItIsWhatItSaysAndNotTooLarge() {
        assertThat(GlbPicture.isSound(png(64, 64), 0, 33, "image/png")).isTrue();
        assertThat(GlbPicture.isSound(png(50_000, 64), 0, 33, "image/png")).isFalse();
        assertThat(GlbPicture.isSound(png(64, 64), 0, 33, "image/jpeg")).isFalse();
        assertThat(GlbPicture.isSound(png(64, 64), 0, 33, "image/webp")).isFalse();
    }

    private static byte[] png(int width, int height) {
        return ByteBuffer.allocate(40)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'})
                .putInt(width)
                .putInt(height)
                .array();
    }

    @Test
    void spoiltFilesAreTakenOrRefusedAndNothingElse() {
        var random = new Random(7);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            var file = TestShapes.triangle();
            for (int k = random.nextInt(3); k >= 0; k--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            taken += GlbCheck.triangles(file, "shape") instanceof Accepted<Integer> ? 1 : 0;
        }
        assertThat(taken).isBetween(1, 19_999);
    }
}
