package org.wishwright.platform.factory;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/** Finds and describes factories: one for each maker organisation. */
public interface Factories {

    /** The factory of a maker organisation, once its owner has described it. */
    Optional<FactoryId> factoryOf(PartyId maker);

    /** The maker organisation that runs a factory. */
    PartyId maker(FactoryId factory);

    /** The maker of each of these factories; one that is described no more is left out. */
    Map<FactoryId, PartyId> makers(Collection<FactoryId> factories);

    Description description(FactoryId factory);

    /** Describes the caller's factory anew; refused where that would take away capacity that orders hold. */
    FactoryId describe(Caller caller, Description description);
}
