package org.wishwright.platform.order.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wishwright.kernel.Outcome.Refused;
import org.wishwright.platform.order.DeliveryAddress;

class AddressTextTest {

    private static final DeliveryAddress ZHANG = new DeliveryAddress("张三", "13800138000", "浙江省杭州市西湖区", "文三路90号");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "张三 13800138000 浙江省杭州市西湖区文三路90号",
                "张三，13800138000，浙江省杭州市西湖区文三路90号",
                "浙江省杭州市西湖区文三路90号 张三 13800138000",
                "浙江省杭州市西湖区文三路90号，13800138000，张三",
                "13800138000 张三 浙江省 杭州市 西湖区 文三路90号",
                "收货人：张三\n手机：13800138000\n地址：浙江省杭州市西湖区文三路90号",
                "张三13800138000浙江省杭州市西湖区文三路90号",
            })
    void aChineseAddressIsReadInAnyUsualOrder(String pasted) {
        assertThat(AddressText.read(pasted)).isEqualTo(ZHANG);
    }

    @Test
    void aMunicipalityHasNoProvince() {
        assertThat(AddressText.read("李四 13900139000 上海市浦东新区世纪大道100号8楼"))
                .isEqualTo(new DeliveryAddress("李四", "13900139000", "上海市浦东新区", "世纪大道100号8楼"));
    }

    @Test
    void internationalLinesAreNameStreetRegionAndPhone() {
        assertThat(AddressText.read(
                        "Ada Lovelace\n12 St James's Square\nLondon SW1Y 4JH\nUnited Kingdom\n+44 20 7930 1234"))
                .isEqualTo(new DeliveryAddress(
                        "Ada Lovelace", "+44 20 7930 1234", "United Kingdom, London SW1Y 4JH", "12 St James's Square"));
    }

    @Test
    void whatIsNotThereStaysEmptyAndNothingBreaks() {
        assertThat(AddressText.read("")).isEqualTo(new DeliveryAddress("", "", "", ""));
        assertThat(AddressText.read("x".repeat(100_000)).street()).hasSize(AddressText.LONGEST);
        assertThat(AddressText.read("13800138000").phone()).isEqualTo("13800138000");
    }

    @Test
    void anAddressWithoutAPhoneIsRefusedAtThePhone() {
        var refused = AddressCheck.check(new DeliveryAddress("张三", "", "浙江省杭州市", "文三路90号"));
        assertThat(refused).isInstanceOf(Refused.class);
        assertThat(((Refused<DeliveryAddress>) refused).refusal().values()).containsEntry("field", "phone");
    }

    @Test
    void aMakerSeesTheProvinceAtMost() {
        assertThat(AddressCheck.area("浙江省杭州市西湖区")).isEqualTo("浙江省");
        assertThat(AddressCheck.area("上海市浦东新区")).isEqualTo("上海市");
        assertThat(AddressCheck.area("内蒙古自治区呼和浩特市")).isEqualTo("内蒙古自治区");
        assertThat(AddressCheck.area("United Kingdom, London")).isEqualTo("United Kingdom");
    }
}
