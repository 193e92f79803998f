package org.wishwright.platform.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wishwright.platform.TestClient.expect;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.wishwright.platform.PlatformTest;

/** What stands on a parcel tells too little to find its buyer, and the buyer sees who asked for it. */
@PlatformTest
class WaybillTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "张三, 13800138000, 文三路90号3单元501室, 张*, 138******00, 文三路90号***",
        "欧阳小明, +8613800138000, 学院路十号, 欧**明, 86138******00, 学院路十号",
        "王, 12345678, 人民广场, *, ********, 人民广场",
        "Ann Lee, +4915112345678, '12b High Street, Flat 5/3', A*****e, 49151******78, '*** High Street, Flat ***'",
    })
    void nameEndsSixDigitsAndTheUnitAreHidden(
            String name, String phone, String street, String shownName, String shownPhone, String shownStreet) {
        var shown = Waybill.of(new DeliveryAddress(name, phone, "浙江省杭州市西湖区", street));
        assertThat(List.of(shown.name(), shown.phone(), shown.street()))
                .containsExactly(shownName, shownPhone, shownStreet);
        assertThat(shown.region()).isEqualTo("浙江省杭州市西湖区");
    }

    @Test
    void theMakerReadsItMaskedAndTheBuyerSeesThatSheDid() {
        var shop = Shop.open(port);
        var buyer = shop.buyer();
        var order = shop.placed(buyer);
        var waybill = expect(200, shop.maker.get("/api/v1/maker/orders/" + order + "/waybill"));
        assertThat(waybill.text("name")).isEqualTo("张*");
        assertThat(waybill.text("phone")).endsWith("138******00");
        assertThat(waybill.text("street")).isEqualTo("文三路90号");
        assertThat(jdbc.sql(
                                "select reader_role || ' ' || field_group || ' ' || place from identity.disclosure where person = ?")
                        .param(buyer.person())
                        .query(String.class)
                        .list())
                .containsExactly("MAKER ADDRESS order.waybill");
        assertThat(Shop.open(port)
                        .maker
                        .get("/api/v1/maker/orders/" + order + "/waybill")
                        .status())
                .isEqualTo(404);
        assertThat(buyer.get("/api/v1/maker/orders/" + order + "/waybill").status())
                .isEqualTo(403);
    }
}
