package org.wishwright.platform.notice.work;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.notice.Channel;
import org.wishwright.platform.notice.Topic;
import org.wishwright.platform.notice.store.PreferenceStore;
import org.wishwright.platform.notice.store.PreferenceStore.Preference;

/** What a person wants to be told, how and when. */
@Service
public class Wants {

    private final PreferenceStore preferences;
    private final Carriers carriers;

    Wants(PreferenceStore preferences, Carriers carriers) {
        this.preferences = preferences;
        this.carriers = carriers;
    }

    /**
     * As typed.
     *
     * @param wanted topic and channel, as in {@code ORDERS.MAIL}; all others are not wanted
     * @param quietFrom as in 22:00; empty, as {@code quietUntil}, for no quiet hours
     */
    public record Typed(String language, Collection<String> wanted, String quietFrom, String quietUntil, String zone) {}

    /** By which channels letters go out of here at all. */
    public Set<Channel> channels() {
        return carriers.channels();
    }

    public Map<Topic, Set<Channel>> choices(PartyId person) {
        return preferences.choices(person);
    }

    @Transactional
    public Preference of(PartyId person) {
        return preferences.of(person, UUID.randomUUID());
    }

    /** All of it or, refused, nothing. */
    @Transactional
    public void put(PartyId person, Typed typed) {
        var before = of(person);
        var from = minutes(typed.quietFrom(), "quietFrom");
        var until = minutes(typed.quietUntil(), "quietUntil");
        if ((from == null) != (until == null)) {
            throw refused(
                    "notice.quiet-half",
                    "Quiet hours have a beginning and an end. Fill in both, or neither.",
                    from == null ? "quietFrom" : "quietUntil");
        }
        preferences.put(
                new Preference(person, before.token(), language(typed.language()), from, until, zone(typed.zone())));
        for (var topic : Topic.values()) {
            for (var channel : channels()) {
                preferences.choose(person, topic, channel, typed.wanted().contains(topic + "." + channel));
            }
        }
    }

    /** Whose address this is; refused as {@code notice.address-not-found}. */
    public PartyId byToken(UUID token) {
        return preferences
                .byToken(token)
                .orElseThrow(() -> refused(
                        "notice.address-not-found",
                        "This address belongs to nobody any more. Sign in and choose on your notices' page.",
                        "token"));
    }

    /** She wants no more letters about this by this channel. */
    @Transactional
    public void stop(UUID token, Topic topic, Channel channel) {
        preferences.choose(byToken(token), topic, channel, false);
    }

    private static @Nullable Locale language(String typed) {
        return switch (typed) {
            case "" -> null;
            case "zh", "en" -> Locale.of(typed);
            default -> throw refused("notice.language-unknown", "Choose Chinese, English or both.", "language");
        };
    }

    private static @Nullable Integer minutes(String typed, String field) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            return LocalTime.parse(typed.strip()).toSecondOfDay() / 60;
        } catch (DateTimeParseException e) {
            throw refused("notice.time-invalid", "Write a time of day as in 22:00.", field);
        }
    }

    private static @Nullable String zone(String typed) {
        if (typed.isBlank()) {
            return null;
        }
        try {
            var zone = ZoneId.of(typed.strip()).getId();
            if (ZoneId.getAvailableZoneIds().contains(zone)) {
                return zone;
            }
        } catch (DateTimeException e) {
            throw unknownZone();
        }
        throw unknownZone();
    }

    private static RefusedException unknownZone() {
        return refused("notice.zone-unknown", "This is no time zone. Write one as in Asia/Shanghai.", "zone");
    }

    private static RefusedException refused(String code, String sentence, String field) {
        return new RefusedException(Refusal.of(code, sentence, "field", field));
    }

    /** Zones to choose from: those that people live in, by their names. */
    public List<String> zones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone ->
                        zone.matches("(Africa|America|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/-]+"))
                .sorted()
                .toList();
    }
}
