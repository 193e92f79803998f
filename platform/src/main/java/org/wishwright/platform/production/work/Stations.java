package org.wishwright.platform.production.work;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.LocalText;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;

/** What people call work centres. */
@Component
public class Stations {

    private final Factories factories;

    Stations(Factories factories) {
        this.factories = factories;
    }

    /** Names for one page; each factory is looked up once. */
    public Names names() {
        return new Names(factories);
    }

    /** What each work centre is called, as far as it was asked for. */
    public static final class Names {

        private final Factories factories;
        private final Map<FactoryId, Map<String, LocalText>> known = new HashMap<>();

        private Names(Factories factories) {
            this.factories = factories;
        }

        /** The work centre's name, or its code where the factory no longer has it. */
        public LocalText of(FactoryId factory, String code) {
            var name = all(factory).get(code);
            return name == null ? LocalText.of("und", code) : name;
        }

        /** Every work centre of a factory by its code, in the order the maker gave them. */
        public Map<String, LocalText> all(FactoryId factory) {
            return known.computeIfAbsent(
                    factory, id -> factories.description(id).centreNames());
        }
    }
}
