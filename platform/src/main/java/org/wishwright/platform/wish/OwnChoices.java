package org.wishwright.platform.wish;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wishwright.configuration.Configuration;
import org.wishwright.configuration.Model;
import org.wishwright.kernel.LocalText;
import org.wishwright.kernel.Refusal;
import org.wishwright.platform.catalog.PublishedVersion;
import org.wishwright.platform.identity.PartyId;

/** What each buyer gives herself of something that is otherwise made alike for all: measures of her body, her words, her picture. */
public interface OwnChoices {

    /** Before a module's id, the name of its field; faults carry it as {@code field}. */
    String FIELD = "v_";

    /** What is given. */
    enum What {
        MEASURE,
        TEXT,
        PICTURE
    }

    /**
     * Choices that stand for all, and what is left to each.
     *
     * @param asked ids of modules
     * @param day by which validity is judged, see {@code SaleDays}
     */
    record Part(PublishedVersion version, Map<String, String> fixed, List<String> asked, LocalDate day) {

        public Part {
            fixed = Map.copyOf(fixed);
            asked = List.copyOf(asked);
        }
    }

    /**
     * A field.
     *
     * @param unit of a measure; empty for others
     * @param least the least number of a measure that can be had, or the least length of a text; empty for a picture
     * @param step of a measure; empty for others
     * @param alphabets whose characters a text may have, with {@code others} besides
     * @param optional whether nothing may be given
     */
    record Asked(
            String module,
            LocalText name,
            @Nullable LocalText help,
            What what,
            LocalText unit,
            String least,
            String most,
            String step,
            Set<String> alphabets,
            String others,
            boolean optional) {}

    /**
     * What somebody gave.
     *
     * @param taken module to choice, of those without fault
     * @param whole null where something is missing or cannot be made
     */
    record Given(Map<String, String> taken, @Nullable Configuration whole, List<Refusal> faults) {}

    /** What of a seller's choices is for everybody; where something personal is open or given, each gives her own. */
    Part part(PublishedVersion version, Map<String, String> choices, LocalDate day);

    /** The product as it comes, with examples for what nobody can choose for another; empty where nothing of it can be had. */
    Optional<Map<String, String>> usual(PublishedVersion version, LocalDate day);

    /** A whole product with examples for what is asked; refused as the engine refuses what is fixed. */
    Configuration example(Part part);

    /** By how much the list price differs by what is given, at most; in minor units. */
    long spread(Part part);

    List<Asked> asked(Part part);

    /** @param typed by module; what is missing is taken as left empty */
    Given read(PartyId owner, Part part, Map<String, String> typed);

    /** Names of modules, in the maker's order. */
    static List<LocalText> names(Model model, List<String> modules) {
        return model.modules().stream()
                .filter(module -> modules.contains(module.id()))
                .map(org.wishwright.configuration.Module::name)
                .toList();
    }
}
