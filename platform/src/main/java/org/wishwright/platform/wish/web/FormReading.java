package org.wishwright.platform.wish.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wishwright.platform.catalog.VersionId;
import org.wishwright.platform.wish.ChoosingForm;
import org.wishwright.platform.wish.work.Configurator;

/** Takes what stands in the configurator's fields as the page itself would; without a script nothing else has taken it. */
@Component
class FormReading implements ChoosingForm {

    private final Configurator configurator;
    private final Stepping stepping;

    FormReading(Configurator configurator, Stepping stepping) {
        this.configurator = configurator;
        this.stepping = stepping;
    }

    @Override
    public Taken taken(VersionId version, Map<String, String[]> fields) {
        if (fields.keySet().stream().noneMatch(FormReading::isTyped)) {
            return new Taken(ConfiguratorAddress.choices(fields), null);
        }
        var published = configurator.version(version);
        var asked = ConfiguratorAddress.of(version, fields);
        var stepped = stepping.step(published, asked, fields);
        var settled = configurator.settle(published, stepped.choices());
        boolean whole = settled.dropped().isEmpty()
                && stepped.faults().isEmpty()
                && settled.choices().size() == published.model().modules().size();
        return new Taken(settled.choices(), whole ? null : asked.path() + typed(asked.path(), fields) + "#summary");
    }

    /** What was typed and ticked goes along, so that the page can say what is wrong with it. */
    private static String typed(String path, Map<String, String[]> fields) {
        var query = new StringBuilder();
        fields.forEach((name, values) -> {
            if (isTyped(name) && values.length > 0) {
                query.append(query.isEmpty() && path.indexOf('?') < 0 ? '?' : '&')
                        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(values[0], StandardCharsets.UTF_8));
            }
        });
        return query.toString();
    }

    private static boolean isTyped(String name) {
        return name.startsWith(Stepping.TYPED) || name.startsWith(Picks.FIELD);
    }
}
