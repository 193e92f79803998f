package org.wishwright.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedMeasureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "96|cm|96",
                "'96,5 cm'|cm|96.5",
                "９６．５|cm|96.5",
                "٩٦|cm|96",
                "960mm|cm|96",
                "0.96 m|cm|96",
                "38|in|96.5",
                "38 1/2 in|cm|97.8",
                "38½″|cm|97.8",
                "½ in|cm|1.3",
                "5'10\"|cm|177.8",
                "5 ft 10|cm|177.8",
                "2尺6寸|cm|86.7",
                "2尺6|cm|86.7",
                "2.6|尺|86.7",
                "二|cm|",
                "1 尺|cm|33.3",
            })
    void lengthsAreReadInTheUnitsPeopleThinkIn(String typed, String unit, BigDecimal centimetres) {
        assertThat(TypedMeasure.read(BodyMeasure.CHEST, typed, unit).orElse(null))
                .isEqualTo(centimetres);
    }

    @ParameterizedTest
    @CsvSource({"65,kg,65", "130斤,kg,65", "130,斤,65", "143.3 lb,kg,65", "65000g,kg,65"})
    void weightsToo(String typed, String unit, BigDecimal kilograms) {
        assertThat(TypedMeasure.read(BodyMeasure.WEIGHT, typed, unit)).contains(kilograms);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "96|cm|96|false",
                "96 厘米|cm|96|false",
                "2尺6寸|cm|86.7|true",
                "130斤|kg|65|true",
                "38-1/2 in|cm|97.8|true",
                "1 / 2|in|0.5|true",
                "7|L|7|false",
                "7 l|L|7|false",
            })
    void aNumberOfAnyUnitIsReadInIt(String typed, String unit, BigDecimal number, boolean converted) {
        assertThat(TypedMeasure.reading(typed, unit))
                .isInstanceOfSatisfying(TypedMeasure.Reading.Taken.class, taken -> {
                    assertThat(taken.number().setScale(1, java.math.RoundingMode.HALF_EVEN))
                            .isEqualByComparingTo(number);
                    assertThat(taken.converted()).isEqualTo(converted);
                });
    }

    @ParameterizedTest
    @CsvSource({"5 kg,cm", "5 cm,kg", "5 cm,L", "5 pounds,cm"})
    void aNumberOfSomethingElseIsToldFromWhatIsNoNumber(String typed, String unit) {
        assertThat(TypedMeasure.reading(typed, unit)).isEqualTo(new TypedMeasure.Reading.OtherUnit());
        assertThat(TypedMeasure.reading("wide", unit)).isEqualTo(new TypedMeasure.Reading.Unreadable());
        assertThat(TypedMeasure.reading("9 9", unit)).isEqualTo(new TypedMeasure.Reading.Unreadable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-5",
                "96 kg",
                "cm",
                "1e3",
                "96..5",
                "1,000.5",
                "38 1/0 in",
                "5'10'3x",
                "96 cm wide",
                "👕",
                "<b>96</b>",
                "99999999999999999999",
                "9 9",
                "1\u0000",
                "38 in 1/2 ft 3 kg"
            })
    void anythingElseIsNoLength(String typed) {
        assertThat(TypedMeasure.millimetres(typed, "cm")).isEmpty();
        assertThat(TypedMeasure.millimetres("1".repeat(41), "cm")).isEmpty();
    }
}
