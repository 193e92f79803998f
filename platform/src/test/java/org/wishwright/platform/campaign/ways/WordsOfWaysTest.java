package org.wishwright.platform.campaign.ways;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.wishwright.platform.PlatformTest;
import org.wishwright.platform.foundation.Words;

/** Whatever the form of a draft asks says in both languages what it is. */
@PlatformTest
class WordsOfWaysTest {

    @Autowired
    Ways ways;

    @Autowired
    Words words;

    @Test
    void everyFieldOfADraftHasALabel() {
        var missing = new TreeSet<String>();
        for (var way : ways.all()) {
            for (var name : shown(way.draft())) {
                var own = "campaign." + way.code() + ".draft." + name;
                for (var language : List.of(Words.ENGLISH, Words.CHINESE)) {
                    if (!words.has(language, own) && !words.has(language, "campaign.draft." + name)) {
                        missing.add(own + " " + language);
                    }
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    /** Names of fields that somebody fills in, with those of columns. */
    private static List<String> shown(List<Field> fields) {
        var names = new ArrayList<String>();
        for (var field : fields) {
            if (field.type() != Field.Type.HIDDEN) {
                names.add(field.name());
                names.addAll(shown(field.columns()));
            }
        }
        return names;
    }
}
