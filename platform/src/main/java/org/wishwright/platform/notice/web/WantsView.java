package org.wishwright.platform.notice.web;

import java.time.LocalTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wishwright.platform.foundation.Page;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.Channel;
import org.wishwright.platform.notice.Topic;
import org.wishwright.platform.notice.work.Wants;
import org.wishwright.platform.notice.work.Wants.Typed;

/** The form of what a person wants to be told. @param channels that letters go out by at all */
public record WantsView(Collection<Channel> channels, Typed typed, List<String> zones) {

    static WantsView of(Wants wants, PartyId person) {
        var preference = wants.of(person);
        var wanted = wants.choices(person).entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(channel -> entry.getKey() + "." + channel))
                .toList();
        var language = preference.language();
        return new WantsView(
                wants.channels(),
                new Typed(
                        language == null ? "" : language.getLanguage(),
                        wanted,
                        time(preference.quietFrom()),
                        time(preference.quietUntil()),
                        preference.zone() == null ? "" : preference.zone()),
                wants.zones());
    }

    private static String time(@Nullable Integer minutes) {
        return minutes == null ? "" : LocalTime.ofSecondOfDay(minutes * 60L).toString();
    }

    public Topic[] topics() {
        return Topic.values();
    }

    public boolean wants(Topic topic, Channel channel) {
        return typed.wanted().contains(topic + "." + channel);
    }

    public Map<String, String> languages(Page page) {
        var languages = new LinkedHashMap<String, String>();
        languages.put("", page.t("notice.language.both"));
        languages.put("zh", "中文");
        languages.put("en", "English");
        return languages;
    }
}
