package org.wishwright.platform.identity;

import java.util.Comparator;
import java.util.Set;
import org.wishwright.kernel.Refusal;
import org.wishwright.kernel.RefusedException;

/**
 * The signed-in person who asks, with her memberships; a controller takes it as a parameter and gets a 401 answered
 * for visitors. Services decide by it about each object. Not a {@code Principal}: Spring would then fill such
 * parameters itself.
 */
public record Caller(PartyId person, String displayName, Set<Membership> memberships) {

    public Caller {
        memberships = Set.copyOf(memberships);
    }

    /** True for the person herself and for an organisation in which she has the role. */
    public boolean actsFor(PartyId party, Role role) {
        return person.equals(party) || memberships.contains(new Membership(party, role));
    }

    public boolean isOperator() {
        return memberships.stream().anyMatch(membership -> membership.role() == Role.OPERATOR);
    }

    /** The one organisation in which this person has the role; refused where there is none. */
    public PartyId organisation(Role role) {
        return memberships.stream()
                .filter(membership -> membership.role() == role)
                .map(Membership::organisation)
                .min(Comparator.comparing(PartyId::value))
                .orElseThrow(() -> new RefusedException(Refusal.of(
                        "identity.role-forbidden",
                        "This needs the role {role} in an organisation. Ask its owner to add you.",
                        "role",
                        role)));
    }
}
