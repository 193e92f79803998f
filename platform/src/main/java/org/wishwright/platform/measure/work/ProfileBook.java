package org.wishwright.platform.measure.work;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.wishwright.kernel.IdSource;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.measurement.Plausibility;
import org.wishwright.measurement.Sex;
import org.wishwright.platform.foundation.BusinessClock;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.PersonalWords;
import org.wishwright.platform.measure.Profile;
import org.wishwright.platform.measure.ProfileId;
import org.wishwright.platform.measure.Profiles;
import org.wishwright.platform.measure.store.ProfileStore;
import tools.jackson.databind.ObjectMapper;

/** People's measures over the database, sealed under each person's key. */
@Service
class ProfileBook implements Profiles {

    private static final int LONGEST_NAME = 60;

    private final ProfileStore rows;
    private final PersonalWords sealing;
    private final IdSource ids;
    private final BusinessClock clock;
    private final ObjectMapper json;

    ProfileBook(ProfileStore rows, PersonalWords sealing, IdSource ids, BusinessClock clock, ObjectMapper json) {
        this.rows = rows;
        this.sealing = sealing;
        this.ids = ids;
        this.clock = clock;
        this.json = json;
    }

    /** What is sealed. */
    private record Body(
            String name, Sex sex, Map<BodyMeasure, BigDecimal> measures, Set<BodyMeasure> estimated, String by) {}

    @Override
    public List<Profile> mine(Caller caller) {
        var reader = sealing.reader(List.of(caller.person()));
        return rows.list(caller.person()).stream()
                .map(row -> open(caller.person(), row, reader))
                .toList();
    }

    @Override
    public Profile profile(Caller caller, ProfileId id) {
        return rows.find(caller.person(), id)
                .map(row -> open(caller.person(), row, sealing.reader(List.of(caller.person()))))
                .orElseThrow(ProfileBook::notFound);
    }

    @Override
    @Transactional
    public ProfileId keep(
            Caller caller,
            @Nullable ProfileId id,
            String name,
            Sex sex,
            Map<BodyMeasure, BigDecimal> measures,
            Set<BodyMeasure> estimated,
            boolean sure) {
        check(name, measures, sure);
        var by = "";
        if (id == null) {
            if (rows.list(caller.person()).size() >= MOST_PER_PERSON) {
                throw refused(
                        "measure.too-many-profiles",
                        "You keep {most} bodies already. Delete one that you no longer need.",
                        "most",
                        MOST_PER_PERSON);
            }
        } else {
            var before = profile(caller, id);
            by = before.measures().equals(measures) ? before.by() : "";
        }
        return put(
                caller.person(),
                id == null ? new ProfileId(ids.next()) : id,
                new Body(name.strip(), sex, measures, estimated, by));
    }

    /** Measures that a maker's people took: a new profile of the person's. */
    ProfileId taken(PartyId person, String name, Sex sex, Map<BodyMeasure, BigDecimal> measures, String by) {
        check(name, measures, true);
        return put(person, new ProfileId(ids.next()), new Body(name.strip(), sex, measures, Set.of(), by));
    }

    private ProfileId put(PartyId person, ProfileId id, Body body) {
        var sealed = sealing.seal(person, kind(id), json.writeValueAsString(body));
        if (!rows.put(person, new ProfileStore.Row(id, sealed, clock.instant()))) {
            throw notFound();
        }
        return id;
    }

    static void check(String name, Map<BodyMeasure, BigDecimal> measures, boolean sure) {
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw refused(
                    "measure.profile-name",
                    "Say whose measures these are, in 1 to {most} characters.",
                    "field",
                    "name",
                    "most",
                    LONGEST_NAME);
        }
        if (measures.isEmpty()) {
            throw refused("measure.none", "Write at least one measure.", "field", "height");
        }
        for (var measure : measures.entrySet()) {
            if (!measure.getKey().isWithin(measure.getValue())) {
                throw new RefusedException(measure.getKey().outOfRange());
            }
        }
        if (!sure && !Plausibility.doubts(measures).isEmpty()) {
            throw refused(
                    "measure.doubtful",
                    "Some measures hardly belong to one body. Measure them again, or tick that they are right.",
                    "field",
                    "sure");
        }
    }

    @Override
    @Transactional
    public void delete(Caller caller, ProfileId id) {
        if (!rows.delete(caller.person(), id)) {
            throw notFound();
        }
    }

    private Profile open(PartyId owner, ProfileStore.Row row, PersonalWords.Reader reader) {
        var words = reader.open(owner, kind(row.id()), row.sealed()).orElseThrow(ProfileBook::notFound);
        var body = json.readValue(words, Body.class);
        return new Profile(
                row.id(),
                body.name(),
                body.sex(),
                new EnumMap<>(body.measures()),
                body.estimated(),
                body.by(),
                row.changed());
    }

    static String kind(ProfileId id) {
        return "measure.profile " + id;
    }

    private static RefusedException notFound() {
        return refused(
                "measure.profile-not-found", "There are no such measures among yours. They may have been deleted.");
    }

    private static RefusedException refused(String code, String sentence, Object... values) {
        return new RefusedException(Refusal.of(code, sentence, values));
    }
}
