package org.wishwright.platform.factory;

import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/** How long parcels of makers usually take: read by everybody, said by each maker of her own. */
public interface Transits {

    /** What this maker said, or {@link Transit#USUAL}. */
    Transit of(PartyId maker);

    /** Says it for the caller's organisation. @param transit as {@link Transit#stated} answers it */
    void say(Caller maker, Transit transit);
}
