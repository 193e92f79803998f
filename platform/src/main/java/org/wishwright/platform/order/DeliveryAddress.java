package org.wishwright.platform.order;

/**
 * Where a parcel goes. Personal data: encrypted at rest, shown to the buyer alone.
 *
 * @param region country part, province, city, district, as written: {@code 浙江省杭州市西湖区}
 * @param street street, house, door
 */
public record DeliveryAddress(String name, String phone, String region, String street) {}
