package org.wishwright.platform.campaign.ways;

import java.util.ArrayList;
import java.util.List;
import org.wishwright.platform.foundation.Page;

/**
 * A sentence for readers: a key of the interface's words and its values; money, instants and sentences among them are written in the
 * reader's way.
 *
 * @param values name, value, name, value …
 */
public record Saying(String key, List<Object> values) {

    public static Saying of(String key, Object... values) {
        return new Saying(key, List.of(values));
    }

    /** Words that a maker wrote. */
    public static Saying words(org.wishwright.kernel.LocalText text) {
        return new Saying("", List.of(text));
    }

    public static Saying plain(Object value) {
        return new Saying("", List.of(value));
    }

    public String in(Page page) {
        if (key.isEmpty()) {
            return written(page, values.getFirst());
        }
        var written = new ArrayList<Object>(values.size());
        for (int i = 0; i < values.size(); i++) {
            written.add(i % 2 == 0 ? values.get(i) : written(page, values.get(i)));
        }
        return page.t(key, written.toArray());
    }

    private static String written(Page page, Object value) {
        return switch (value) {
            case org.wishwright.kernel.Money money -> page.money(money);
            case java.time.Instant instant -> page.time(instant);
            case java.time.LocalDate day -> page.day(day);
            case org.wishwright.kernel.LocalText text -> text.in(page.language());
            case Saying saying -> saying.in(page);
            default -> String.valueOf(value);
        };
    }
}
