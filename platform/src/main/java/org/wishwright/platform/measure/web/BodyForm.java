package org.wishwright.platform.measure.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.Refusal;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.measurement.Plausibility;
import org.wishwright.measurement.Plausibility.Doubt;
import org.wishwright.measurement.Sex;
import org.wishwright.measurement.SizeProposal;
import org.wishwright.measurement.TypedMeasure;
import org.wishwright.platform.measure.Profile;

/** The guided sheet: what was typed, what it means in centimetres and kilograms, and what is odd about it. */
public final class BodyForm {

    /** The units in which bare numbers are meant, by the reader's choice. */
    public enum Units {
        METRIC("cm", "kg"),
        IMPERIAL("in", "lb"),
        CHINESE("尺", "斤");

        private final String length;
        private final String weight;

        Units(String length, String weight) {
            this.length = length;
            this.weight = weight;
        }

        public String of(BodyMeasure measure) {
            return measure == BodyMeasure.WEIGHT ? weight : length;
        }
    }

    private final String name;
    private final Sex sex;
    private final Units units;
    private final Map<BodyMeasure, String> typed;
    private final Map<BodyMeasure, BigDecimal> read = new EnumMap<>(BodyMeasure.class);
    private final Map<BodyMeasure, Refusal> faults = new EnumMap<>(BodyMeasure.class);
    private final Set<BodyMeasure> estimated = EnumSet.noneOf(BodyMeasure.class);
    private @Nullable SizeProposal proposal;

    private BodyForm(String name, Sex sex, Units units, Map<BodyMeasure, String> typed) {
        this.name = name;
        this.sex = sex;
        this.units = units;
        this.typed = typed;
        typed.forEach((measure, text) -> read(measure, text));
    }

    static BodyForm empty(Units units) {
        return new BodyForm("", Sex.FEMALE, units, new EnumMap<>(BodyMeasure.class));
    }

    static BodyForm of(Profile profile, Units units) {
        var typed = new EnumMap<BodyMeasure, String>(BodyMeasure.class);
        profile.measures().forEach((measure, value) -> typed.put(measure, written(measure, value, units)));
        var form = new BodyForm(profile.name(), profile.sex(), units, typed);
        form.estimated.addAll(profile.estimated());
        return form;
    }

    /** @param fields of the request: {@code b_chest} is what was typed for the chest */
    static BodyForm sent(String name, Sex sex, Units units, Map<String, String> fields) {
        var typed = new EnumMap<BodyMeasure, String>(BodyMeasure.class);
        for (var measure : BodyMeasure.values()) {
            var text = fields.getOrDefault("b_" + measure.code(), "").strip();
            if (!text.isEmpty()) {
                typed.put(measure, text);
            }
        }
        var form = new BodyForm(name, sex, units, typed);
        typed.forEach((measure, text) -> {
            if (text.equals(fields.get("e_" + measure.code()))) {
                form.estimated.add(measure);
            }
        });
        return form;
    }

    private void read(BodyMeasure measure, String text) {
        var value = TypedMeasure.read(measure, text, units.of(measure));
        if (value.isEmpty()) {
            faults.put(
                    measure,
                    Refusal.of(
                            "measure.unreadable",
                            "Write a number, with its unit where it is not {unit}.",
                            "field",
                            measure.code(),
                            "unit",
                            units.of(measure)));
        } else if (!measure.isWithin(value.get())) {
            faults.put(measure, measure.outOfRange());
        } else {
            read.put(measure, value.get());
        }
    }

    /** Fills what is missing from a standard size. */
    @Nullable
    Refusal propose() {
        var outcome = SizeProposal.of(sex, read);
        return switch (outcome) {
            case org.wishwright.kernel.Outcome.Accepted<SizeProposal>(var made) -> {
                proposal = made;
                for (var measure : made.estimated()) {
                    if (!typed.containsKey(measure)) {
                        typed.put(measure, written(measure, made.measures().get(measure), units));
                        estimated.add(measure);
                    }
                }
                yield null;
            }
            case org.wishwright.kernel.Outcome.Refused<SizeProposal>(var refusal) -> refusal;
        };
    }

    /** A centimetre measure in other units: inches to the quarter, 尺 to the hundredth, pounds and 斤 to the tenth. */
    static String written(BodyMeasure measure, @Nullable BigDecimal value, Units units) {
        if (value == null || units == Units.METRIC) {
            return value == null ? "" : plain(value);
        }
        if (measure == BodyMeasure.WEIGHT) {
            var kilograms = units == Units.CHINESE ? new BigDecimal("0.5") : new BigDecimal("0.45359237");
            return plain(value.divide(kilograms, MathContext.DECIMAL64).setScale(1, RoundingMode.HALF_EVEN));
        }
        if (units == Units.CHINESE) {
            return plain(value.multiply(BigDecimal.valueOf(3))
                    .divide(BigDecimal.valueOf(100), MathContext.DECIMAL64)
                    .setScale(2, RoundingMode.HALF_EVEN));
        }
        var quarters = value.multiply(BigDecimal.valueOf(4))
                .divide(new BigDecimal("2.54"), MathContext.DECIMAL64)
                .setScale(0, RoundingMode.HALF_EVEN)
                .intValueExact();
        var fraction = List.of("", " 1/4", " 1/2", " 3/4").get(quarters % 4);
        return quarters / 4 + fraction;
    }

    private static String plain(BigDecimal value) {
        var stripped = value.stripTrailingZeros();
        return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
    }

    boolean readable() {
        return faults.isEmpty();
    }

    Map<BodyMeasure, BigDecimal> measures() {
        return Map.copyOf(read);
    }

    /**
     * One field of the sheet.
     *
     * @param estimated whether the number was proposed and nobody has measured it
     */
    public record Field(
            BodyMeasure measure,
            String typed,
            String unit,
            @Nullable Refusal fault,
            boolean estimated,
            List<Doubt> doubts) {}

    public List<Field> fields() {
        var doubts = new LinkedHashMap<BodyMeasure, List<Doubt>>();
        Plausibility.doubts(read)
                .forEach(doubt -> doubts.computeIfAbsent(doubt.measure(), _ -> new ArrayList<>())
                        .add(doubt));
        var fields = new ArrayList<Field>();
        for (var measure : BodyMeasure.values()) {
            fields.add(new Field(
                    measure,
                    typed.getOrDefault(measure, ""),
                    units.of(measure),
                    faults.get(measure),
                    estimated.contains(measure),
                    doubts.getOrDefault(measure, List.of())));
        }
        return fields;
    }

    Set<BodyMeasure> estimated() {
        return Set.copyOf(estimated);
    }

    public boolean doubtful() {
        return !Plausibility.doubts(read).isEmpty();
    }

    public String name() {
        return name;
    }

    public Sex sex() {
        return sex;
    }

    public Units units() {
        return units;
    }

    public @Nullable SizeProposal proposal() {
        return proposal;
    }

    /** A number as this sheet writes it. */
    public String written(BodyMeasure measure, BigDecimal value) {
        return written(measure, value, units);
    }
}
