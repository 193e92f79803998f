package org.wishwright.platform.catalog;

import java.util.List;
import java.util.Set;
import org.wishwright.platform.identity.PartyId;

/** What makers' products are measured by. */
public interface MeasuredProducts {

    /** The names of the measures that each product of a maker asks for, drafts too; products without any are left out. */
    List<Set<String>> measures(PartyId maker);
}
