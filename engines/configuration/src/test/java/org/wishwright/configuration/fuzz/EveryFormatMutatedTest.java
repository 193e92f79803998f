package org.wishwright.configuration.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Damaged files of every format are refused or read back as what they mean; {@code bench fuzz} does the same for hours. */
class EveryFormatMutatedTest {

    private static final int DAMAGED = 1_500;

    @ParameterizedTest
    @EnumSource
    void whole_files_and_their_beginnings_are_read_without_a_crash(FuzzedFormat format) {
        for (var seed : format.seeds()) {
            for (int length = seed.length; length >= 0; length -= 1 + length / 60) {
                read(format, Arrays.copyOf(seed, length));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void damaged_files_are_read_without_a_crash(FuzzedFormat format) {
        var mutations = new Mutations(format.seeds(), 1);
        for (int i = 0; i < DAMAGED; i++) {
            read(format, mutations.next());
        }
    }

    private static void read(FuzzedFormat format, byte[] file) {
        assertThatCode(() -> format.read(file))
                .as(() -> format.text() + " " + Base64.getEncoder().encodeToString(file))
                .doesNotThrowAnyException();
    }
}
