package org.wishwright.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlausibilityTest {

    @Test
    void standardBodiesRaiseNoDoubt() {
        for (var sex : Sex.values()) {
            for (var type : BodyType.values()) {
                for (int height = 150; height <= 190; height += 5) {
                    for (int chest = height * 46 / 400 * 4 + 4; chest <= 112; chest += 4) { // the charts begin there
                        var body = new StandardSize(sex, height, chest, type).measures();
                        assertThat(Plausibility.doubts(body))
                                .as(sex + " " + height + "/" + chest + type)
                                .isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void aSlipOfTheTapeIsDoubtedWithWhatWouldGo() {
        var body = new HashMap<>(new StandardSize(Sex.MALE, 175, 96, BodyType.A).measures());
        body.put(BodyMeasure.WAIST, new BigDecimal("58"));
        assertThat(Plausibility.doubts(body)).anySatisfy(doubt -> {
            assertThat(doubt.measure()).isEqualTo(BodyMeasure.WAIST);
            assertThat(doubt.other()).isEqualTo(BodyMeasure.CHEST);
            assertThat(doubt.from()).isEqualByComparingTo("60");
            assertThat(doubt.to()).isEqualByComparingTo("110");
        });
    }

    @Test
    void oneMeasureAloneIsNotJudged() {
        assertThat(Plausibility.doubts(Map.of(BodyMeasure.CHEST, new BigDecimal("300"))))
                .isEmpty();
    }
}
