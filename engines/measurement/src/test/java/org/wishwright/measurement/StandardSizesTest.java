package org.wishwright.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardSizesTest {

    /** The middle bodies of the standards. */
    @Test
    void theControlMeasuresAreThoseOfTheStandard() {
        var man = new StandardSize(Sex.MALE, 170, 88, BodyType.A).measures();
        assertThat(man)
                .containsEntry(BodyMeasure.WAIST, new BigDecimal("74"))
                .containsEntry(BodyMeasure.HIPS, new BigDecimal("90"))
                .containsEntry(BodyMeasure.SLEEVE_LENGTH, new BigDecimal("55.5"))
                .containsEntry(BodyMeasure.SHOULDER_WIDTH, new BigDecimal("43.5"));
        var woman = new StandardSize(Sex.FEMALE, 165, 88, BodyType.A);
        assertThat(woman.upper()).isEqualTo("165/88A");
        assertThat(woman.lower()).isEqualTo("165/72A");
        assertThat(woman.measures())
                .containsEntry(BodyMeasure.SLEEVE_LENGTH, new BigDecimal("52"))
                .containsEntry(BodyMeasure.HIPS, new BigDecimal("93.5"));
    }

    @Test
    void theDropDecidesTheType() {
        assertThat(BodyType.ofDrop(Sex.MALE, 17)).isEqualTo(BodyType.Y);
        assertThat(BodyType.ofDrop(Sex.MALE, 16)).isEqualTo(BodyType.A);
        assertThat(BodyType.ofDrop(Sex.MALE, 11)).isEqualTo(BodyType.B);
        assertThat(BodyType.ofDrop(Sex.MALE, 2)).isEqualTo(BodyType.C);
        assertThat(BodyType.ofDrop(Sex.FEMALE, 18)).isEqualTo(BodyType.A);
        assertThat(BodyType.ofDrop(Sex.FEMALE, -10)).isEqualTo(BodyType.C);
    }

    @Test
    void heightAndWeightProposeASizeAndSayWhatIsEstimated() {
        var proposal = SizeProposal.of(Sex.MALE, Map.of(BodyMeasure.HEIGHT, cm("170"), BodyMeasure.WEIGHT, cm("63.58")))
                .orThrow();
        assertThat(proposal.size().upper()).isEqualTo("170/88A");
        assertThat(proposal.estimated())
                .contains(BodyMeasure.CHEST, BodyMeasure.SLEEVE_LENGTH, BodyMeasure.INSIDE_LEG)
                .doesNotContain(BodyMeasure.HEIGHT, BodyMeasure.WEIGHT);
        var heavier = SizeProposal.of(Sex.MALE, Map.of(BodyMeasure.HEIGHT, cm("170"), BodyMeasure.WEIGHT, cm("90")))
                .orThrow();
        assertThat(heavier.size().chest()).isGreaterThan(100);
        assertThat(heavier.size().type()).isIn(BodyType.B, BodyType.C);
    }

    @Test
    void whatWasMeasuredIsKept() {
        var proposal = SizeProposal.of(
                        Sex.FEMALE,
                        Map.of(
                                BodyMeasure.HEIGHT, cm("163"),
                                BodyMeasure.CHEST, cm("89"),
                                BodyMeasure.WAIST, cm("69"),
                                BodyMeasure.NECK, cm("35")))
                .orThrow();
        assertThat(proposal.size().upper()).isEqualTo("165/88Y");
        assertThat(proposal.measures())
                .containsEntry(BodyMeasure.CHEST, cm("89"))
                .containsEntry(BodyMeasure.NECK, cm("35"));
    }

    @Test
    void everyBodyBetweenTheLimitsHasASize() {
        for (int height = 120; height <= 230; height += 3) {
            for (int weight = 30; weight <= 250; weight += 7) {
                for (var sex : Sex.values()) {
                    var known = Map.of(
                            BodyMeasure.HEIGHT, BigDecimal.valueOf(height),
                            BodyMeasure.WEIGHT, BigDecimal.valueOf(weight));
                    var proposal = SizeProposal.of(sex, known).orThrow();
                    assertThat(Math.abs(proposal.size().height() - height)).isLessThanOrEqualTo(2);
                }
            }
        }
    }

    @Test
    void tooLittleAndImpossibleNumbersAreRefused() {
        assertThat(SizeProposal.of(Sex.MALE, Map.of(BodyMeasure.WEIGHT, cm("70")))
                        .toString())
                .contains("measure.too-little-known", "height");
        assertThat(SizeProposal.of(Sex.MALE, Map.of(BodyMeasure.HEIGHT, cm("170")))
                        .toString())
                .contains("weight");
        assertThat(SizeProposal.of(Sex.MALE, Map.of(BodyMeasure.HEIGHT, cm("1.7"), BodyMeasure.WEIGHT, cm("70")))
                        .toString())
                .contains("measure.out-of-range", "120 to 230 cm");
        assertThatThrownBy(() -> new StandardSize(Sex.MALE, 171, 88, BodyType.A))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static BigDecimal cm(String number) {
        return new BigDecimal(number);
    }
}
