package org.wishwright.simulator.drive;

import java.util.ArrayList;
import java.util.List;
import org.wishwright.simulator.http.Call;
import tools.jackson.databind.JsonNode;

/** Follows the cursors of a list. */
public final class Pages {

    private Pages() {}

    /** @param path with a query, to which the cursor is added */
    public static List<JsonNode> all(Account account, String path) {
        var items = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = account.json(Call.get(cursor.isEmpty() ? path : path + "&cursor=" + cursor));
            page.path("items").forEach(items::add);
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return items;
    }
}
