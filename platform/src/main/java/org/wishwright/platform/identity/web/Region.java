package org.wishwright.platform.identity.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** The part of a client's address that tells networks apart and not households: 24 bits of IPv4, 48 of IPv6. */
final class Region {

    private Region() {}

    /** @param address numeric, as the servlet container gives it */
    static String of(String address) {
        try {
            if (!address.matches("[0-9a-fA-F:.]+(%.*)?")) {
                return "";
            }
            var known = InetAddress.getByName(address);
            if (known.isLoopbackAddress()) {
                return "localhost";
            }
            var bytes = known.getAddress();
            return known instanceof Inet6Address
                    ? String.format(
                            java.util.Locale.ROOT,
                            "%02x%02x:%02x%02x:%02x%02x::/48",
                            bytes[0],
                            bytes[1],
                            bytes[2],
                            bytes[3],
                            bytes[4],
                            bytes[5])
                    : (bytes[0] & 0xFF) + "." + (bytes[1] & 0xFF) + "." + (bytes[2] & 0xFF) + ".0/24";
        } catch (UnknownHostException e) {
            return "";
        }
    }
}
