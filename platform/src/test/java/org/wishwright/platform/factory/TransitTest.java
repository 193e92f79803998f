package org.wishwright.platform.factory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wishwright.kernel.Outcome;
import org.wishwright.platform.factory.Transit.Days;

class TransitTest {

    private static final Days NEAR = new Days(1, 2);
    private static final Days DOMESTIC = new Days(3, 5);
    private static final Days ABROAD = new Days(10, 20);

    @ParameterizedTest
    @CsvSource({
        "浙江省杭州市,浙江省宁波市海曙区,NEAR",
        "浙江,浙江杭州市西湖区,NEAR",
        "Zhejiang,浙江省杭州市西湖区,NEAR",
        "浙江省,'zhejiang, Hangzhou',NEAR",
        "浙江省,'China, Zhejiang',NEAR",
        "浙江省杭州市,上海市黄浦区,DOMESTIC",
        "浙江省杭州市,内蒙古自治区包头市,DOMESTIC",
        "浙江省杭州市,中国广东省深圳市,DOMESTIC",
        "浙江省杭州市,China,DOMESTIC",
        "浙江省杭州市,香港特别行政区,ABROAD",
        "浙江省杭州市,中国台湾台北市,ABROAD",
        "浙江省杭州市,'Germany, Bavaria',ABROAD",
        "香港,香港九龙,DOMESTIC",
        "'Germany, Bavaria','germany , bavaria, Munich',NEAR",
        "'Germany, Bavaria','Germany, Hesse',DOMESTIC",
        "Germany,Germany,DOMESTIC",
        "'Germany, Bavaria',浙江省杭州市,ABROAD",
        "'',浙江省杭州市,DOMESTIC",
        "'',Germany,ABROAD",
        "浙江省,'',DOMESTIC",
        "浙江省,'  ',DOMESTIC",
        "浙江省,🪑,ABROAD"
    })
    void theWayIsAsFarAsTheAddressesSay(String from, String to, Transit.Reach reach) {
        assertThat(said(from).reach(to)).isEqualTo(reach);
    }

    @Test
    void theDaysOnTheWayAreAddedToTheDayItLeaves() {
        assertThat(said("浙江").arrival(LocalDate.of(2026, 11, 28), "江苏省南京市"))
                .isEqualTo(new Transit.Arrival(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 3)));
    }

    @ParameterizedTest
    @CsvSource({"-1,3", "5,4", "0,121", "200,300"})
    void daysThatRunBackwardsOrForEverAreRefused(int from, int to) {
        var days = new Days(from, to);
        assertThat(Transit.stated("", days, DOMESTIC, ABROAD))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        r -> assertThat(r.refusal().values()).containsEntry("field", "near"));
        assertThat(Transit.stated("", NEAR, days, ABROAD)).isInstanceOf(Outcome.Refused.class);
        assertThat(Transit.stated("", NEAR, DOMESTIC, days)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void aPlaceOfSeventyCharactersIsRefused() {
        assertThat(Transit.stated("浙".repeat(70), NEAR, DOMESTIC, ABROAD))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        r -> assertThat(r.refusal().code()).isEqualTo("factory.transit-place"));
    }

    private static Transit said(String from) {
        return Transit.stated(from, NEAR, DOMESTIC, ABROAD).orThrow();
    }
}
