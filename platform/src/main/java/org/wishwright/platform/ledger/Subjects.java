package org.wishwright.platform.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** What people call the things that money moves for; the stage that owns them implements it. */
public interface Subjects {

    /** The numbers by which people know these; subjects of other stages are missing. At most 5,000. */
    Map<UUID, String> numbers(Collection<UUID> subjects);

    /** What all stages together call them. */
    static Map<UUID, String> numbers(Stream<Subjects> stages, Collection<UUID> subjects) {
        var numbers = new HashMap<UUID, String>();
        if (!subjects.isEmpty()) {
            stages.forEach(stage -> numbers.putAll(stage.numbers(subjects)));
        }
        return numbers;
    }
}
