package org.wishwright.configuration.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.RandomModels;
import org.wishwright.configuration.editing.PastedPrices;
import org.wishwright.configuration.format.DimacsReader;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.RecordedSales;
import org.wishwright.configuration.format.XcspReader;
import org.wishwright.configuration.format.featureide.FeatureIdeReader;
import org.wishwright.configuration.format.json.ModelJson;
import org.wishwright.configuration.format.table.Table;
import org.wishwright.configuration.format.uvl.UvlImports;
import org.wishwright.configuration.format.uvl.UvlReader;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;

/** A format that somebody else's file may come in. Reading throws only where a parser is at fault. */
public enum FuzzedFormat {
    TEXT {
        @Override
        List<byte[]> seeds() {
            return models().map(ModelText::write).map(FuzzedFormat::bytes).toList();
        }

        @Override
        void read(byte[] file) {
            accepted(ModelText.read(file)).ifPresent(RoundTrip::check);
        }
    },
    JSON {
        @Override
        List<byte[]> seeds() {
            return models().map(ModelJson::write).map(FuzzedFormat::bytes).toList();
        }

        @Override
        void read(byte[] file) {
            accepted(ModelJson.read(file)).ifPresent(RoundTrip::check);
        }
    },
    UVL {
        @Override
        List<byte[]> seeds() {
            return Seeds.UVL.stream().map(FuzzedFormat::bytes).toList();
        }

        @Override
        void read(byte[] file) {
            accepted(UvlReader.read("m", file, UvlImports.none(), EUR)).ifPresent(model -> {
                RoundTrip.check(model);
                RoundTrip.checkUvl(model);
            });
        }
    },
    FEATUREIDE {
        @Override
        List<byte[]> seeds() {
            return List.of(bytes(Seeds.FEATUREIDE));
        }

        @Override
        void read(byte[] file) {
            accepted(FeatureIdeReader.read("m", file, EUR)).ifPresent(model -> {
                RoundTrip.check(model);
                RoundTrip.checkUvl(model);
            });
        }
    },
    DIMACS {
        @Override
        List<byte[]> seeds() {
            return List.of(
                    bytes("c 1 Bike\nc 2 Bell\np cnf 2 1\n-2 1 0\n"),
                    bytes("c a b\np cnf 4 3\n1 2\n0 -1 -2 0\n3 -4 0\n%\n0\n"));
        }

        @Override
        void read(byte[] file) {
            accepted(DimacsReader.read("m", file, EUR)).ifPresent(model -> {
                RoundTrip.check(model);
                RoundTrip.checkDimacs(model);
            });
        }
    },
    NNF {
        @Override
        List<byte[]> seeds() {
            return List.of(new byte[] {4, 1, 2, 0, -1, -2, 0, 3, -4}, new byte[] {2, 1, 0, -1}, new byte[] {9});
        }

        @Override
        void read(byte[] file) {
            RoundTrip.checkNnf(file);
        }
    },
    XCSP {
        @Override
        List<byte[]> seeds() {
            return List.of(bytes(Seeds.XCSP), bytes(Seeds.XCSP + Seeds.BETWEEN + Seeds.XCSP_PRICES));
        }

        @Override
        void read(byte[] file) {
            int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(Seeds.BETWEEN);
            var prices = at < 0 ? null : Arrays.copyOfRange(file, at + Seeds.BETWEEN.length(), file.length);
            var rules = at < 0 ? file : Arrays.copyOf(file, at);
            accepted(XcspReader.read("m", rules, prices, new XcspReader.Pricing(EUR, 100)))
                    .ifPresent(RoundTrip::check);
        }
    },
    CSV {
        @Override
        List<byte[]> seeds() {
            var wide = "\uFEFF木材\t价格（元）\n橡木\t￥1,200\n";
            return List.of(
                    bytes(Seeds.VARIANTS), bytes(Seeds.OPTIONS), wide.getBytes(StandardCharsets.UTF_16LE), bytes(wide));
        }

        @Override
        void read(byte[] file) {
            accepted(Table.read(file)).ifPresent(RoundTrip::checkTable);
        }
    },
    PRICES {
        @Override
        List<byte[]> seeds() {
            return List.of(bytes("Wood\tPrice\nOak\t1,280.50\nPine\t¥80\n"), bytes("wood;o0;o1\nm1=o0;1;-2\n"));
        }

        @Override
        void read(byte[] file) {
            var text = new String(file, StandardCharsets.UTF_8);
            var pasted = PastedPrices.of(text, Seeds.SHELF);
            when(pasted.isWhole() && pasted.scope().isEmpty(), "Prices of nothing were taken");
        }
    },
    SALES {
        @Override
        List<byte[]> seeds() {
            return List.of(bytes("wood belt\noak yes\n\npine no\n"));
        }

        @Override
        void read(byte[] file) {
            accepted(RecordedSales.read(new String(file, StandardCharsets.UTF_8)))
                    .ifPresent(sales -> when(
                            sales.stream()
                                    .anyMatch(s -> s.size() != sales.getFirst().size()),
                            "Sales differ in width"));
        }
    },
    ARTEFACT {
        @Override
        List<byte[]> seeds() {
            return Artefacts.seeds();
        }

        @Override
        void read(byte[] file) {
            Artefacts.read(file);
        }
    },
    PUNCHOUT {
        @Override
        List<byte[]> seeds() {
            return List.of(bytes("2\nPCE\nW-1\nen\nBücherregal \"Eiche\""), bytes("1.5\nEA\nW-2\nzh\n书架\u0007x"));
        }

        @Override
        void read(byte[] file) {
            PunchOut.check(new String(file, StandardCharsets.UTF_8));
        }
    };

    static final Currency EUR = Currency.getInstance("EUR");

    static FuzzedFormat of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As in {@code fuzz-json-inputs}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Files to begin from; each is read without complaint. */
    abstract List<byte[]> seeds();

    /** Throws where the parser does, and where what it accepts does not read back. */
    abstract void read(byte[] file);

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Stream<Model> models() {
        return LongStream.range(0, 40)
                .mapToObj(RandomModels::model)
                .map(Model::checked)
                .flatMap(m -> accepted(m).stream());
    }

    /** What was accepted; a refusal has a code and a sentence of bearable length. */
    static <T> Optional<T> accepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Accepted<T>(var value) -> Optional.of(value);
            case Refused<T>(var refusal) -> {
                when(!refusal.code().contains("."), "A refusal has no code");
                when(refusal.sentence().isBlank() || refusal.sentence().length() > 5_000, "A refusal says too much");
                yield Optional.empty();
            }
        };
    }

    static void when(boolean wrong, String what) {
        if (wrong) {
            throw new IllegalStateException(what);
        }
    }
}
