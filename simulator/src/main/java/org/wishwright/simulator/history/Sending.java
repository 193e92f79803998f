package org.wishwright.simulator.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wishwright.simulator.drive.Pages;
import org.wishwright.simulator.drive.ReplayFailure;
import org.wishwright.simulator.http.Api;
import org.wishwright.simulator.http.Call;

/** The maker packs and hands over. */
final class Sending {

    private static final long PATIENCE_MILLIS = 30_000;
    private static final String CARRIER = "Crane Express 鹤速达";

    private final Trade trade;

    Sending(Trade trade) {
        this.trade = trade;
    }

    /** Sends what these orders wait for. */
    void send(Set<String> orders) {
        var waiting = new HashMap<String, String>();
        long deadline = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (waiting.size() < orders.size()) {
            for (var state : List.of("TO_PACK", "PACKED", "HANDED_OVER", "RECEIVED")) {
                for (var parcel : Pages.all(trade.maker(), "/api/v1/maker/shipments?limit=100&state=" + state)) {
                    var order = parcel.path("order").asString("");
                    if (orders.contains(order) && waiting.putIfAbsent(order, state) == null) {
                        hand(
                                parcel.path("shipment").asString(""),
                                parcel.path("number").asString(""),
                                state);
                    }
                }
            }
            if (System.currentTimeMillis() > deadline) {
                throw new ReplayFailure("No parcel was made ready for an order whose pieces have all passed.");
            }
            Api.pause(100);
        }
    }

    private void hand(String shipment, String number, String state) {
        var path = "/api/v1/maker/shipments/" + shipment;
        if (state.equals("TO_PACK")) {
            trade.maker().send(Call.post(path + "/packing", Map.of()));
        }
        if (state.equals("TO_PACK") || state.equals("PACKED")) {
            trade.maker().send(Call.post(path + "/handover", Map.of("carrier", CARRIER, "tracking", "CE" + number)));
        }
    }
}
