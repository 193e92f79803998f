package org.wishwright.configuration.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wishwright.configuration.RandomModels;

class PackingTest {

    @Test
    void whatever_is_packed_comes_back_and_repetition_shrinks() {
        for (int seed = 0; seed < 400; seed++) {
            var random = new Random(seed);
            var bytes = new byte[random.nextInt(4_000)];
            int alphabet = 1 + random.nextInt(256);
            for (int i = 0; i < bytes.length; i++) {
                boolean repeats = i > 50 && random.nextInt(20) > 0;
                bytes[i] = repeats ? bytes[i - 1 - random.nextInt(3) * 16] : (byte) random.nextInt(alphabet);
            }
            var packed = Packing.pack(bytes);
            assertThat(Packing.unpack(packed, 0, packed.length, bytes.length)).isEqualTo(bytes);
        }
        assertThat(Packing.pack(new byte[1_000_000])).hasSizeLessThan(200);
        var highest = new byte[10_000];
        Arrays.fill(highest, (byte) 0xFF);
        var packed = Packing.pack(highest);
        assertThat(Packing.unpack(packed, 0, packed.length, highest.length)).isEqualTo(highest);
    }

    @Test
    void damaged_bytes_give_nothing_or_other_bytes_and_always_end() {
        var random = new Random(3);
        for (int i = 0; i < 3_000; i++) {
            var bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            int size = random.nextInt(5_000);
            var unpacked = Packing.unpack(bytes, 0, bytes.length, size);
            assertThat(unpacked == null || unpacked.length == size).isTrue();
        }
    }

    @Test
    void a_few_bytes_that_claim_to_be_many_are_refused_where_they_end() {
        assertThat(Packing.unpack(new byte[8], 0, 8, 1 << 28)).isNull();
        assertThat(Packing.unpack(new byte[0], 0, 0, 1 << 28)).isNull();
    }

    @Test
    void an_artefact_of_the_first_version_still_answers() {
        var fresh =
                ModelCompiler.compile(RandomModels.model(4), Budget.standard()).orThrow();
        var bytes = fresh.toBytes();
        var in = ByteBuffer.wrap(bytes);
        int size = in.getInt(8);
        var body = Packing.unpack(bytes, 12, bytes.length - 32, size);
        assertThat(body).isNotNull();
        var old = ByteBuffer.allocate(8 + size + 32)
                .putInt(in.getInt(0))
                .putInt(1)
                .put(body);
        old.put(CompiledModel.sha256(old.array(), old.position()));
        var read = CompiledModel.fromBytes(old.array()).orThrow();
        assertThat(read.toBytes()).isEqualTo(old.array());
        assertThat(read.ask(read.emptySelection()).count())
                .isEqualTo(fresh.ask(fresh.emptySelection()).count());
    }
}
