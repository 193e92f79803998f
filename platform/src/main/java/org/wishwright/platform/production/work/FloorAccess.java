package org.wishwright.platform.production.work;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;
import org.wishwright.platform.factory.Factories;
import org.wishwright.platform.factory.FactoryId;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.Membership;
import org.wishwright.platform.identity.PartyId;
import org.wishwright.platform.identity.Role;

/** For which factories somebody may act. */
@Component
public class FloorAccess {

    private final Factories factories;

    FloorAccess(Factories factories) {
        this.factories = factories;
    }

    /** The factories on whose floor the caller works; refused where she works on none. */
    public Set<FactoryId> floor(Caller caller) {
        return require(caller, Set.of(Role.FLOOR, Role.MAKER));
    }

    /** The factories whose desk the caller runs; refused where she runs none. */
    public Set<FactoryId> desk(Caller caller) {
        return require(caller, Set.of(Role.MAKER));
    }

    /** Like {@link #floor}; nobody's floor is an empty answer. */
    public Set<FactoryId> floorOrNone(Caller caller) {
        return factories(organisations(caller, Set.of(Role.FLOOR, Role.MAKER)));
    }

    /** Like {@link #desk}; nobody's desk is an empty answer. */
    public Set<FactoryId> deskOrNone(Caller caller) {
        return factories(organisations(caller, Set.of(Role.MAKER)));
    }

    private Set<FactoryId> require(Caller caller, Set<Role> roles) {
        var organisations = organisations(caller, roles);
        if (organisations.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    "production.role-forbidden",
                    "This is for people who work in a factory. Ask its owner to add you."));
        }
        var found = factories(organisations);
        if (found.isEmpty()) {
            throw new RefusedException(Refusal.of(
                    "production.factory-not-found", "Your organisation has no factory yet. Describe it first."));
        }
        return found;
    }

    private static List<PartyId> organisations(Caller caller, Set<Role> roles) {
        return caller.memberships().stream()
                .filter(membership -> roles.contains(membership.role()))
                .map(Membership::organisation)
                .distinct()
                .sorted(Comparator.comparing(PartyId::value))
                .toList();
    }

    private Set<FactoryId> factories(List<PartyId> organisations) {
        var found = new LinkedHashSet<FactoryId>();
        organisations.forEach(organisation -> factories.factoryOf(organisation).ifPresent(found::add));
        return found;
    }
}
