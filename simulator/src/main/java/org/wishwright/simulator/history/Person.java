package org.wishwright.simulator.history;

import java.util.Map;

/** Somebody made up. */
record Person(String name, String email, String phone, String region, String street) {

    /** As the checkout takes it. */
    Map<String, String> address() {
        return Map.of("name", name, "phone", phone, "region", region, "street", street);
    }
}
