package org.wishwright.platform.measure;

import java.util.List;
import java.util.UUID;
import org.wishwright.measurement.WallSpace;
import org.wishwright.platform.identity.Caller;
import org.wishwright.platform.identity.PartyId;

/** A maker's library of flats that furniture fits (户型), by estate and type of flat. Refusals come as {@code RefusedException}. */
public interface Walls {

    int MOST = 20_000;

    /** @param suggested whether a consumer wrote it down and the maker has not looked at it yet */
    record Kept(UUID id, PartyId maker, String estate, String flat, WallSpace wall, boolean suggested) {}

    /** @param more whether there are others behind these */
    record Page(List<Kept> items, boolean more) {}

    /** What consumers of a maker may choose from: estate or flat contain the words. */
    Page find(PartyId maker, String search, int page);

    Kept wall(UUID id);

    /** The maker's own view, suggestions first. */
    Page list(Caller caller, String search, int page);

    /**
     * Takes a table as it is pasted from a spreadsheet: {@code estate, flat, wall, length, height, depth, obstacles}; centimetres;
     * obstacles as {@code door 80-170; window 250-330 above 90}. Refused whole as {@code measure.table-…}, with row and column.
     */
    int paste(Caller caller, String table);

    /** A consumer's wall, for others in the same flat: shown to them once the maker has taken it over. */
    void suggest(Caller caller, PartyId maker, String estate, String flat, WallSpace wall);

    void accept(Caller caller, UUID wall);

    void delete(Caller caller, UUID wall);
}
