package org.wishwright.simulator.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Currency;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.XcspReader;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;

/**
 * The files of a replay, read and checked.
 *
 * @param modelFile as it is sent to the program
 * @param priceFile as it is sent to the program; null where the model file holds the prices
 * @param fingerprint of all three files, hex: two replays of one fingerprint are of the same input
 */
public record Inputs(Model model, SalesFile sales, byte[] modelFile, byte @Nullable [] priceFile, String fingerprint) {

    /** How the plain costs of an XCSP file become money: whole euros. */
    public static final XcspReader.Pricing PRICING = new XcspReader.Pricing(Currency.getInstance("EUR"), 100);

    public static Inputs read(Path model, @Nullable Path prices, Path sales) throws InputProblem {
        var modelFile = bytes(model, "--model");
        var priceFile = prices == null ? null : bytes(prices, "--prices");
        var read = model(model, modelFile, priceFile);
        return new Inputs(
                read,
                sales(sales, read),
                modelFile,
                priceFile,
                fingerprint(modelFile, priceFile == null ? new byte[0] : priceFile, bytes(sales, "--sales")));
    }

    /** Only the model, for a measurement that needs no sales. */
    public static Model readModel(Path model, @Nullable Path prices) throws InputProblem {
        return model(model, bytes(model, "--model"), prices == null ? null : bytes(prices, "--prices"));
    }

    private static SalesFile sales(Path file, Model model) throws InputProblem {
        bytes(file, "--sales");
        return SalesFile.read(file, model);
    }

    /** Whether the model comes as XCSP, whose prices are plain numbers, and not as a model text. */
    public static boolean isXcsp(byte[] modelFile) {
        return new String(modelFile, 0, Math.min(modelFile.length, 200), StandardCharsets.UTF_8)
                .stripLeading()
                .startsWith("<");
    }

    private static Model model(Path path, byte[] file, byte @Nullable [] prices) throws InputProblem {
        Outcome<Model> read;
        if (isXcsp(file)) {
            read = XcspReader.read("replay", file, prices, PRICING);
        } else if (prices == null) {
            read = ModelText.read(file);
        } else {
            throw new InputProblem(path + " is a model text, which holds its own prices. Leave --prices out.");
        }
        return switch (read) {
            case Accepted<Model>(Model model) -> model;
            case Refused<Model>(var refusal) -> throw new InputProblem(path + ": " + refusal.sentence());
        };
    }

    private static byte[] bytes(Path file, String option) throws InputProblem {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new InputProblem(option + ": there is no readable file " + file + ".");
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(byte[]... files) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var file : files) {
                digest.update(file);
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
