package org.wishwright.platform.fuzz;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wishwright.configuration.Model;
import org.wishwright.configuration.format.ModelText;
import org.wishwright.configuration.format.table.Mapping;
import org.wishwright.configuration.format.table.Table;
import org.wishwright.configuration.format.table.TableModel;
import org.wishwright.kernel.Outcome;
import org.wishwright.kernel.Outcome.Accepted;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.measurement.TypedMeasure;
import org.wishwright.platform.catalog.scene.Scene;
import org.wishwright.platform.catalog.work.WorkbookOpened;
import org.wishwright.platform.files.TestShapes;
import org.wishwright.platform.files.work.GlbOpened;

/** A format that somebody else's file may come in. Reading throws only where a parser is at fault. */
enum FuzzedFile {
    /** The first byte says what the others are: the file as it is, or the sheet within a workbook. */
    XLSX {
        @Override
        List<byte[]> seeds() {
            return List.of(
                    after(1, bytes(Workbooks.SHEET)), after(1, bytes(Workbooks.SHARED)), after(0, Workbooks.of(SHEET)));
        }

        @Override
        void read(byte[] file) {
            var rest = file.length == 0 ? file : Arrays.copyOfRange(file, 1, file.length);
            var xlsx = file.length > 0 && file[0] == 1 ? Workbooks.of(rest) : rest;
            accepted(WorkbookOpened.read(xlsx)).ifPresent(FuzzedFile::check);
        }
    },
    /** The first byte says what the others are: the file as it is, or the description of a triangle. */
    GLB {
        @Override
        List<byte[]> seeds() {
            return List.of(after(1, bytes(TestShapes.JSON)), after(0, TestShapes.triangle()));
        }

        @Override
        void read(byte[] file) {
            var rest = file.length == 0 ? file : Arrays.copyOfRange(file, 1, file.length);
            var glb = file.length > 0 && file[0] == 1
                    ? TestShapes.glb(new String(rest, StandardCharsets.UTF_8), 44)
                    : rest;
            accepted(GlbOpened.triangles(glb))
                    .ifPresent(triangles -> when(triangles < 1 || triangles > 500_000, "It draws nothing or too much"));
        }
    },
    SCENE {
        @Override
        List<byte[]> seeds() {
            return List.of(bytes(SCENE_TEXT), bytes("wishwright-scene 1\nbox a\n  size 1, 2, 3\n"));
        }

        @Override
        void read(byte[] file) {
            var text = new String(file, StandardCharsets.UTF_8);
            accepted(Scene.read(text, STOOL, Set.of())).ifPresent(scene -> {
                for (var wood : List.of("oak", "black")) {
                    var choices = Map.of("wood", wood, "legs", "three", "height", "45");
                    when(!scene.json(choices).startsWith("{"), "A scene is no JSON object");
                    var svg = scene.svg(choices, "stool");
                    when(svg.contains("NaN") || svg.contains("Infinity"), "A scene is drawn at no place");
                    when(svg.contains("<script"), "A scene draws a script");
                }
            });
        }
    },
    MEASURE {
        @Override
        List<byte[]> seeds() {
            return List.of("96", "96,5 cm", "９６", "38 1/2 in", "5'10\"", "2尺6寸", "130斤", "12 st", "½ m").stream()
                    .map(FuzzedFile::bytes)
                    .toList();
        }

        @Override
        void read(byte[] file) {
            var typed = new String(file, StandardCharsets.UTF_8);
            for (var unit : List.of("cm", "in", "尺", "kg", "斤")) {
                check(TypedMeasure.read(BodyMeasure.WEIGHT, typed, unit), BodyMeasure.WEIGHT, "kg");
                check(TypedMeasure.read(BodyMeasure.HEIGHT, typed, unit), BodyMeasure.HEIGHT, "cm");
            }
        }

        private void check(Optional<BigDecimal> read, BodyMeasure measure, String unit) {
            read.ifPresent(value -> {
                when(value.signum() < 0 || value.scale() > 1, "A measure is below 0 or too fine");
                var again = TypedMeasure.read(measure, value.toPlainString(), unit);
                boolean fits = value.precision() - value.scale() <= 9;
                when(fits && again.map(a -> a.compareTo(value) != 0).orElse(true), "A measure reads back as another");
            });
        }
    };

    private static final byte[] SHEET = bytes(Workbooks.SHEET);
    private static final String SCENE_TEXT = """
            wishwright-scene 1
            unit cm
            material wood
              colour colour(wood)
            lathe seat
              material wood
              point 0, 44
              point 16, 44
              point 16, 47
              point 0, 47
            tube leg
              when legs=three
              material wood
              repeat 3
              around y 120
              point 10, height, 0
              point 15, 0, 0
              radius 1.5
              end 1
            """;
    private static final Model STOOL = ModelText.read("""
                    wishwright-model 1
                    model stool
                    currency CNY
                    base 100
                    module wood
                      option oak
                        colour #b98f56
                      option black
                        colour #222222
                        price 500
                    module legs
                      option four
                      option three
                        price 10
                    measure height unit cm from 40 to 50 step 1
                    """).orThrow();

    static FuzzedFile of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As in {@code fuzz-xlsx-inputs}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Files to begin from. */
    abstract List<byte[]> seeds();

    /** Throws where the parser does, and where what it accepts is not sound. */
    abstract void read(byte[] file);

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] after(int first, byte[] rest) {
        var all = new byte[rest.length + 1];
        all[0] = (byte) first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    /** A table makes a sound model that reads back, or faults. */
    private static void check(Table table) {
        var product = new TableModel.Product("shelf", "Shelf", "en", Currency.getInstance("EUR"));
        accepted(TableModel.read(table, Mapping.guess(table), product)).ifPresent(reading -> {
            var model = reading.model();
            when((model == null) != (reading.faultCount() > 0), "A table has neither faults nor a model");
            if (model != null) {
                when(!model.checked().isAccepted(), "A table makes a model that is not sound");
                var text = ModelText.write(model);
                when(
                        !ModelText.read(text).map(ModelText::write).equals(Outcome.accepted(text)),
                        "A table's model reads back as another");
            }
        });
    }

    private static <T> Optional<T> accepted(Outcome<T> outcome) {
        return switch (outcome) {
            case Accepted<T>(var value) -> Optional.of(value);
            case Refused<T>(var refusal) -> {
                when(refusal.sentence().isBlank() || refusal.sentence().length() > 5_000, "A refusal says too much");
                yield Optional.empty();
            }
        };
    }

    private static void when(boolean wrong, String what) {
        if (wrong) {
            throw new IllegalStateException(what);
        }
    }
}
