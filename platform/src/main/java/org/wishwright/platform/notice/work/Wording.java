package org.wishwright.platform.notice.work;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Money;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.foundation.Words;
import org.wishwright.platform.notice.Arg;
import org.wishwright.platform.notice.store.NoticeStore.Kept;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Says a kept notice in a language. */
@Component
public class Wording {

    private final Words words;
    private final ObjectMapper json;
    private final ZoneId zone;

    Wording(Words words, ObjectMapper json, @Value("${wishwright.zone:Asia/Shanghai}") ZoneId zone) {
        this.words = words;
        this.json = json;
        this.zone = zone;
    }

    /** Where nobody chose another. */
    public ZoneId zone() {
        return zone;
    }

    String written(Map<String, Arg> args) {
        var all = new LinkedHashMap<String, Object>();
        args.forEach((name, arg) -> all.put(
                name,
                switch (arg) {
                    case Arg.Plain(var text) -> Map.of("plain", text);
                    case Arg.Words(var text) -> Map.of("words", text);
                    case Arg.Key(var key) -> Map.of("key", key);
                    case Arg.Time(var at) -> Map.of("time", at.toString());
                    case Arg.Amount(var money) ->
                        Map.of(
                                "minor",
                                money.minor(),
                                "currency",
                                money.currency().getCurrencyCode());
                }));
        return json.writeValueAsString(all);
    }

    /** One line. */
    public String line(Kept notice, Locale language, ZoneId readers) {
        var page = new Page(words, language, readers, "", Set.of(), "/", false, () -> "", Map.of(), Set::of);
        var values = new java.util.ArrayList<Object>();
        json.readTree(notice.args()).forEachEntry((name, value) -> {
            values.add(name);
            values.add(said(page, value));
        });
        return page.t("notice." + notice.kind(), values.toArray());
    }

    private String said(Page page, JsonNode value) {
        if (value.has("words")) {
            return json.treeToValue(value.path("words"), LocalText.class).in(page.language());
        }
        if (value.has("key")) {
            var key = value.path("key").asString();
            return page.tOr(key, key);
        }
        if (value.has("time")) {
            return page.time(Instant.parse(value.path("time").asString())) + " (" + page.zoneName() + ")";
        }
        if (value.has("minor")) {
            return page.money(Money.of(
                    value.path("minor").asLong(), value.path("currency").asString()));
        }
        return value.path("plain").asString();
    }

    String say(Locale language, String key, Object... namesAndValues) {
        return words.say(language, key, namesAndValues);
    }
}
