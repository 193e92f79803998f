package org.wishwright.platform.factory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.planning.Calendar;
import org.wishwright.planning.Plant;
import org.wishwright.planning.SetupMatrix;
import org.wishwright.planning.WorkCentre;
import tools.jackson.databind.JsonNode;

/**
 * A factory as its maker describes it; {@link #plant()} is what planning reads.
 *
 * @param zone IANA zone of its calendar
 * @param workCentres at least one, codes unique
 * @param calendar the hours of every work centre
 * @param freezeMinutes how long before its start a shift is fixed and released to the floor
 */
public record Description(
        String zone,
        List<Centre> workCentres,
        Hours calendar,
        @Nullable Integer freezeMinutes) {

    private static final int MOST_CENTRES = 500;
    private static final int LONGEST_NAME = 80;
    private static final int MOST_LANGUAGES = 10;
    private static final int MOST_UNITS = 1_000;
    private static final int DEFAULT_FREEZE_MINUTES = 60;

    /** Interchangeable machines or benches. */
    public record Centre(
            String code,
            @Nullable LocalText name,
            int units,
            @Nullable Setup setup) {

        /** The name may be given as plain words, by language as in {@code {"en": "Saw", "zh": "锯"}}, or as it is answered. */
        @JsonCreator
        static Centre read(
                @JsonProperty("code") String code,
                @JsonProperty("name") @Nullable JsonNode name,
                @JsonProperty("units") int units,
                @JsonProperty("setup") @Nullable Setup setup) {
            return new Centre(code, name == null || name.isNull() ? null : text(name), units, setup);
        }

        private static @Nullable LocalText text(JsonNode name) {
            if (name.isString()) {
                return name.asString().isBlank() ? null : LocalText.of("und", name.asString());
            }
            var texts = new LinkedHashMap<String, String>();
            var given = name.has("texts") ? name.path("texts") : name;
            given.propertyStream()
                    .filter(text -> !text.getValue().asString("").isBlank())
                    .forEach(text -> texts.put(
                            text.getKey(), text.getValue().asString("").strip()));
            if (texts.isEmpty()) {
                return null;
            }
            var source = name.path("sourceLanguage").asString("");
            return new LocalText(
                    texts.containsKey(source)
                            ? source
                            : texts.keySet().iterator().next(),
                    texts);
        }

        /** The name, or the code where it has none. */
        public LocalText words() {
            return name == null ? LocalText.of("und", code) : name;
        }
    }

    /**
     * Seconds to set up from one family to another: named pairs, {@code same} for the same family, else {@code normal}.
     */
    public record Setup(
            @Nullable Long normal,
            @Nullable Boolean sameFree,
            @Nullable List<Pair> pairs) {}

    public record Pair(String from, String to, long seconds) {}

    /** Working hours by weekday, and days on which nobody works. */
    public record Hours(List<Opening> weekly, @Nullable Set<LocalDate> closed) {}

    public record Opening(DayOfWeek day, LocalTime from, LocalTime to) {}

    /** What people call each work centre, by its code. */
    public Map<String, LocalText> centreNames() {
        var names = new LinkedHashMap<String, LocalText>();
        workCentres.forEach(centre -> names.put(centre.code(), centre.words()));
        return names;
    }

    public Duration freeze() {
        return Duration.ofMinutes(freezeMinutes == null ? DEFAULT_FREEZE_MINUTES : freezeMinutes);
    }

    public ZoneId zoneId() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw refused("zone", "'" + zone + "' is not a time zone. Write one like Asia/Shanghai.");
        }
    }

    /** The plant; refuses a description that does not make one, naming the field. */
    public Plant plant() {
        if (workCentres.isEmpty() || workCentres.size() > MOST_CENTRES) {
            throw refused("workCentres", "A factory has 1 to " + MOST_CENTRES + " work centres.");
        }
        if (freeze().isNegative() || freeze().compareTo(Duration.ofDays(14)) > 0) {
            throw refused("freezeMinutes", "Shifts are fixed 0 to 20160 minutes (14 days) ahead.");
        }
        var hours = hours();
        var centres = new ArrayList<WorkCentre>();
        for (var centre : workCentres) {
            centres.add(workCentre(centre, hours));
        }
        try {
            return new Plant(centres);
        } catch (IllegalArgumentException e) {
            throw refused("workCentres", e.getMessage() + ".");
        }
    }

    private static WorkCentre workCentre(Centre centre, Calendar hours) {
        if (!centre.code().matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")) {
            throw refused(
                    "workCentres",
                    "A work centre's code has up to 40 letters, digits, points and dashes, not '" + centre.code()
                            + "'.");
        }
        if (centre.units() < 1 || centre.units() > MOST_UNITS) {
            throw refused(
                    "workCentres", centre.code() + " has 1 to " + MOST_UNITS + " units, not " + centre.units() + ".");
        }
        if (centre.words().texts().size() > MOST_LANGUAGES
                || centre.words().texts().values().stream().anyMatch(name -> name.length() > LONGEST_NAME)) {
            throw refused(
                    "workCentres", "The name of " + centre.code() + " has up to " + LONGEST_NAME + " characters.");
        }
        return new WorkCentre(centre.code(), centre.units(), hours, matrix(centre));
    }

    private static SetupMatrix matrix(Centre centre) {
        var setup = centre.setup();
        if (setup == null) {
            return SetupMatrix.asRouted();
        }
        var pairs = new HashMap<SetupMatrix.Pair, Long>();
        for (var pair : setup.pairs() == null ? List.<Pair>of() : setup.pairs()) {
            pairs.put(new SetupMatrix.Pair(pair.from(), pair.to()), pair.seconds());
        }
        try {
            long normal = setup.normal() == null ? Long.MAX_VALUE : setup.normal();
            return new SetupMatrix(normal, !Boolean.FALSE.equals(setup.sameFree()), pairs);
        } catch (IllegalArgumentException e) {
            throw refused("workCentres", centre.code() + ": " + e.getMessage() + ".");
        }
    }

    private Calendar hours() {
        var week = new EnumMap<DayOfWeek, List<Calendar.WorkingTime>>(DayOfWeek.class);
        try {
            for (var opening : calendar.weekly()) {
                week.computeIfAbsent(opening.day(), day -> new ArrayList<>())
                        .add(new Calendar.WorkingTime(opening.from(), opening.to()));
            }
            if (week.isEmpty()) {
                throw refused("calendar", "The week has no working hours. Give at least one day's.");
            }
            return new Calendar(zoneId(), week, calendar.closed() == null ? Set.of() : calendar.closed());
        } catch (IllegalArgumentException e) {
            throw refused("calendar", e.getMessage() + ".");
        }
    }

    private static RefusedException refused(String field, String sentence) {
        return new RefusedException(Refusal.of("factory.invalid", sentence, "field", field, "reason", sentence));
    }
}
