package org.wishwright.platform.production.store;

import org.springframework.stereotype.Component;
import org.wishwright.platform.plan.PieceName;
import tools.jackson.databind.ObjectMapper;

/** What pieces are called, as a JSON column. */
@Component
class Names {

    private final ObjectMapper json;

    Names(ObjectMapper json) {
        this.json = json;
    }

    String json(PieceName name) {
        return json.writeValueAsString(name);
    }

    /** A pattern that matches JSON texts containing what was typed, with no wildcard of its own. */
    static String containing(String typed) {
        var plain = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return "%" + plain + "%";
    }

    PieceName name(String column) {
        return json.readValue(column, PieceName.class);
    }
}
