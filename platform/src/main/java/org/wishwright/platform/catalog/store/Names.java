package org.wishwright.platform.catalog.store;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import tools.jackson.databind.ObjectMapper;

/** A maker's words as a JSON column, and as what a search looks through. */
@Component
class Names {

    private final ObjectMapper json;

    Names(ObjectMapper json) {
        this.json = json;
    }

    String json(LocalText text) {
        return json.writeValueAsString(text);
    }

    LocalText text(String column) {
        return json.readValue(column, LocalText.class);
    }

    static String searchable(LocalText text) {
        return String.join("\n", text.texts().values()).toLowerCase(Locale.ROOT);
    }

    /** A pattern that matches texts containing what was typed, with no wildcard of its own. */
    static String containing(String typed) {
        var plain = typed.replace("\u0000", "") // which no text in the database may hold
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
        return "%" + plain + "%";
    }
}
