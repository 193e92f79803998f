package org.wishwright.platform.identity;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wishwright.kernel.Refusal;

/** What a module keeps of persons; every module that keeps any implements this, so that nobody's is forgotten. */
public interface PersonalData {

    /** Takes what is handed to a person of her own. */
    interface Export {

        /** Rows of one kind, by the names of their fields. @param name as in {@code orders}: becomes {@code orders.json} */
        void rows(String name, List<? extends Map<String, ?>> rows);

        /** A file of hers, a picture for instance. @param name with its ending */
        void file(String name, byte[] content);
    }

    /** Why she cannot be erased yet: goods or money under way. It says what to do first. */
    default Optional<Refusal> hindrance(PartyId person) {
        return Optional.empty();
    }

    /** All that is kept of her, readable. */
    void export(PartyId person, Export into);

    /** Destroys it, within the caller's transaction; doing so again does no harm. What others need stays, without her. */
    void erase(PartyId person);
}
