package org.wishwright.configuration.fuzz;

import static org.wishwright.configuration.fuzz.FuzzedFormat.accepted;
import static org.wishwright.configuration.fuzz.FuzzedFormat.when;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wishwright.configuration.RandomModels;
import org.wishwright.configuration.compiled.Budget;
import org.wishwright.configuration.compiled.CompiledModel;
import org.wishwright.configuration.compiled.ModelCompiler;

/**
 * Compiled models as bytes. The first byte says how the others become a file: as they are, or with the head and the checksum of
 * version 1 or 2 put to them, so that what lies behind the checksum is met as well.
 */
final class Artefacts {

    private static final int MAGIC = 0x5757434D;
    private static final int CHECKSUM = 32;

    private Artefacts() {}

    static List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        for (long seed = 1_000; seeds.size() < 12; seed++) {
            accepted(ModelCompiler.compile(RandomModels.model(seed), Budget.standard()))
                    .map(CompiledModel::toBytes)
                    .ifPresent(bytes -> {
                        seeds.add(with(0, bytes));
                        seeds.add(with(2, Arrays.copyOfRange(bytes, 8, bytes.length - CHECKSUM)));
                    });
        }
        return seeds;
    }

    private static byte[] with(int first, byte[] rest) {
        return ByteBuffer.allocate(rest.length + 1).put((byte) first).put(rest).array();
    }

    static void read(byte[] file) {
        var bytes = file(file);
        accepted(CompiledModel.fromBytes(bytes)).ifPresent(compiled -> {
            when(
                    !Arrays.equals(compiled.toBytes(), bytes),
                    "A compiled model writes other bytes than it was read from");
            var answer = compiled.ask(compiled.emptySelection());
            when(answer.isValid() != answer.priceMin().isPresent(), "What is possible has no price");
            when(answer.isValid() != (answer.count().signum() > 0), "What is possible is not counted");
        });
    }

    private static byte[] file(byte[] input) {
        int version = input.length == 0 ? 0 : input[0] & 3;
        var rest = input.length == 0 ? input : Arrays.copyOfRange(input, 1, input.length);
        if (version != 1 && version != 2) {
            return rest;
        }
        var out = ByteBuffer.allocate(8 + rest.length + CHECKSUM);
        out.putInt(MAGIC).putInt(version).put(rest);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(out.array(), 0, out.position());
            return out.put(digest.digest()).array();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
