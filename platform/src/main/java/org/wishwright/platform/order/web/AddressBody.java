package org.wishwright.platform.order.web;

import org.jspecify.annotations.Nullable;
import org.wishwright.platform.order.DeliveryAddress;
import org.wishwright.platform.order.address.AddressText;

/**
 * An address as typed, or pasted as {@code text}: the paste fills what was not typed.
 *
 * @param text a whole address in any usual order
 */
record AddressBody(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String region,
        @Nullable String street,
        @Nullable String text) {

    static AddressBody of(DeliveryAddress address) {
        return new AddressBody(address.name(), address.phone(), address.region(), address.street(), null);
    }

    DeliveryAddress address() {
        var read = text == null || text.isBlank() ? new DeliveryAddress("", "", "", "") : AddressText.read(text);
        return new DeliveryAddress(
                typedOr(name, read.name()),
                typedOr(phone, read.phone()),
                typedOr(region, read.region()),
                typedOr(street, read.street()));
    }

    static DeliveryAddress orNothing(@Nullable AddressBody body) {
        return body == null ? new DeliveryAddress("", "", "", "") : body.address();
    }

    private static String typedOr(@Nullable String typed, String read) {
        return typed == null || typed.isBlank() ? read : typed;
    }
}
