package org.wishwright.platform.measure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.measurement.BodyMeasure;
import org.wishwright.measurement.Sex;
import org.wishwright.platform.identity.Caller;

/** The measures a person keeps. Each is read by its owner alone. Refusals come as {@code RefusedException}. */
public interface Profiles {

    int MOST_PER_PERSON = 20;

    /** The caller's, the newest first. */
    List<Profile> mine(Caller caller);

    /** One of the caller's; {@code measure.profile-not-found} where it is not hers. */
    Profile profile(Caller caller, ProfileId id);

    /**
     * Keeps a new profile, or changes one.
     *
     * @param id null for a new one
     * @param estimated those of the measures that nobody took
     * @param sure whether the caller said that measures which hardly go together are right; else refused as {@code measure.doubtful}
     */
    ProfileId keep(
            Caller caller,
            @Nullable ProfileId id,
            String name,
            Sex sex,
            Map<BodyMeasure, BigDecimal> measures,
            Set<BodyMeasure> estimated,
            boolean sure);

    void delete(Caller caller, ProfileId id);
}
