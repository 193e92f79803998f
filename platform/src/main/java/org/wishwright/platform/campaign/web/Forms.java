package org.wishwright.platform.campaign.web;

import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.campaign.store.CampaignStore;
import org.wishwright.platform.campaign.ways.Act;
import org.wishwright.platform.campaign.ways.Answers;
import org.wishwright.platform.campaign.ways.Field;
import org.wishwright.platform.campaign.ways.Paper;
import org.wishwright.platform.campaign.ways.Way;
import org.wishwright.platform.campaign.work.CampaignDesk;
import org.wishwright.platform.campaign.work.CampaignReading;
import org.wishwright.platform.foundation.BusinessClock;

/** Reads and fills the forms of campaigns. */
@Component
class Forms {

    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm", Locale.ROOT);

    private final ZoneId zone;
    private final BusinessClock clock;

    Forms(@Value("${wishwright.zone:Asia/Shanghai}") ZoneId zone, BusinessClock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /** What was sent; of a field sent several times the first value. */
    static Map<String, String> sent(Map<String, String[]> parameters) {
        var sent = new LinkedHashMap<String, String>();
        parameters.forEach((name, values) -> sent.put(name, values[0]));
        return sent;
    }

    Answers answers(Map<String, String> sent, String currency) {
        return new Answers(sent, Currency.getInstance(currency), zone);
    }

    CampaignStore.Texts texts(Way way, Answers answers, Locale language) {
        return new CampaignStore.Texts(
                text(answers, "title", language), text(answers, "story", language), way.names(answers, code(language)));
    }

    /** What stands beside the rules of a draft; null where nothing does. */
    static CampaignDesk.@Nullable Beside beside(Way way, Answers answers) {
        var fields = way.paper(Paper.BRIEF);
        return fields.isEmpty()
                ? null
                : new CampaignDesk.Beside(answers.step(new Act(Paper.BRIEF, fields, false)), way.closed(answers));
    }

    static LocalText text(Answers answers, String name, Locale language) {
        var texts = new LinkedHashMap<String, String>();
        texts.put(code(language), answers.text(name));
        if (!answers.isBlank(name + "Other")) {
            texts.put(other(language), answers.text(name + "Other"));
        }
        return new LocalText(code(language), texts);
    }

    private static String code(Locale language) {
        return language.getLanguage().equals("zh") ? "zh" : "en";
    }

    private static String other(Locale language) {
        return language.getLanguage().equals("zh") ? "en" : "zh";
    }

    /** What stands in the form of a new draft. */
    Map<String, String> fresh(Way way) {
        var values = new LinkedHashMap<String, String>();
        var now = LocalDateTime.ofInstant(clock.instant(), zone);
        for (var field : way.draft()) {
            values.put(
                    field.name(),
                    field.type() == Field.Type.TIME
                            ? now.plus(Period.parse(field.value()))
                                    .withHour(20)
                                    .withMinute(0)
                                    .format(TYPED)
                            : field.value());
        }
        way.suggested()
                .forEach((cell, value) -> values.put(
                        cell,
                        value.startsWith("P")
                                ? now.plus(Period.parse(value))
                                        .withHour(20)
                                        .withMinute(0)
                                        .format(TYPED)
                                : value));
        values.keySet().removeIf(name -> values.getOrDefault(name, "").isEmpty());
        return values;
    }

    /** What stands in the form of one that exists. */
    Map<String, String> drafted(Way way, CampaignReading.View view, Locale language) {
        var campaign = view.campaign();
        var values = new LinkedHashMap<>(way.answers(CampaignReading.rulesOf(campaign), zone));
        view.situation().papers(Paper.BRIEF).forEach(brief -> typed(values, way.paper(Paper.BRIEF), brief));
        values.put("closed", view.closed() ? "yes" : "no");
        put(values, "title", campaign.title(), language);
        put(values, "story", campaign.story(), language);
        for (var field : way.draft()) {
            boolean named =
                    field.columns().stream().anyMatch(column -> column.name().equals("other"));
            for (int row = 0; named && row < field.rows(); row++) {
                var name = campaign.names().get(field.name().charAt(0) + Integer.toString(row + 1));
                if (name != null) {
                    var cell = Answers.cell(field.name(), row, "name");
                    values.put(cell, name.in(language));
                    values.put(
                            Answers.cell(field.name(), row, "other"),
                            name.texts().getOrDefault(other(language), ""));
                }
            }
        }
        return values;
    }

    private static void typed(Map<String, String> values, List<Field> fields, Paper paper) {
        for (var field : fields) {
            if (field.type() == Field.Type.FILES) {
                values.put(field.name() + Field.KEPT, String.join(",", paper.files()));
            } else if (field.type() == Field.Type.ROWS) {
                var lines = paper.list(field.name());
                for (int row = 0; row < lines.size(); row++) {
                    for (var column : field.columns()) {
                        var cell = lines.get(row) instanceof Map<?, ?> cells ? cells.get(column.name()) : null;
                        values.put(Answers.cell(field.name(), row, column.name()), cell == null ? "" : cell.toString());
                    }
                }
            } else {
                values.put(field.name(), paper.typed(field.name()));
            }
        }
    }

    private static void put(Map<String, String> values, String field, LocalText text, Locale language) {
        values.put(field, text.in(language));
        values.put(field + "Other", text.texts().getOrDefault(other(language), ""));
    }
}
